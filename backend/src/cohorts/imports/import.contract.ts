import { z } from 'zod';
import { pageParams } from '../../platform/http/cursor';
import { ActorCategory, DelegateStatus } from '../delegation/delegate.contract';
import { StageName } from '../participations/participation.contract';
import { OrganisationView } from '../../network/organisations/organisation.contract';
import { TerritoryKind } from '../../network/territories/territory.contract';
import { ImportField, ImportKind } from './recognition/fields';

export const ImportState = z.enum(['draft', 'applied', 'undone']).meta({ id: 'ImportState' });
export type ImportState = z.infer<typeof ImportState>;

/** What becomes of a line: created, recognised, said twice, nothing to do, to decide, to mend, a title, a heading, left out by choice. */
export const RowOutcome = z.enum(['create', 'recognise', 'repeat', 'nothing', 'ask', 'fault', 'aside', 'heading', 'skip']).meta({ id: 'ImportOutcome' });
export type RowOutcome = z.infer<typeof RowOutcome>;

export const RowDecision = z.enum(['same', 'new', 'skip']).meta({ id: 'ImportDecision' });
export type RowDecision = z.infer<typeof RowDecision>;

/** What holds for lines that do not say it themselves. `category`: the place in the team, `none` for the directory alone, null to ask it line by line. */
export const ImportOptions = z
  .strictObject({ startsOn: z.iso.date(), status: DelegateStatus, stage: StageName, category: z.enum([...ActorCategory.options, 'none']).nullable().default(null) })
  .meta({ id: 'ImportOptions' });
export type ImportOptions = z.infer<typeof ImportOptions>;

/** Every line is in one of the nine outcomes; the rest says what they write. */
export const ImportSummary = z
  .object({
    outcomes: z.record(z.string(), z.number().int()),
    people: z.number().int(),
    completed: z.number().int(),
    /** To how many people skills are added. */
    skilled: z.number().int().default(0),
    organisations: z.array(z.string()),
    organisationCount: z.number().int(),
    /** How many structures that were known are completed, by a list of structures. */
    structuresCompleted: z.number().int().default(0),
    seats: z.number().int(),
    foreseenSeats: z.number().int(),
    teams: z.number().int(),
    territories: z.array(z.string()),
    territoryCount: z.number().int(),
    stages: z.number().int(),
    /** More than one transaction should write: such a list is read and shown, and cut by whoever brings it. */
    tooMany: z.boolean().default(false),
  })
  .meta({ id: 'ImportSummary' });
export type ImportSummary = z.infer<typeof ImportSummary>;

export const ImportColumn = z.object({ heading: z.string(), samples: z.array(z.string()), field: ImportField.nullable() }).meta({ id: 'ImportColumn' });

/** A list as the others of the cohort stand beside it. */
export const ImportLine = z
  .object({
    id: z.uuid(),
    kind: ImportKind,
    sourceName: z.string(),
    state: ImportState,
    by: z.string().nullable(),
    createdAt: z.iso.datetime({ offset: true }),
    appliedAt: z.iso.datetime({ offset: true }).nullable(),
    undoneAt: z.iso.datetime({ offset: true }).nullable(),
    lines: z.number().int(),
    people: z.number().int(),
    structures: z.number().int(),
    seats: z.number().int(),
    territories: z.number().int(),
  })
  .meta({ id: 'ImportLine' });
export type ImportLine = z.infer<typeof ImportLine>;

export const ImportPage = z.object({ items: z.array(ImportLine), next: z.string().nullable() }).meta({ id: 'ImportPage' });

export const ImportView = ImportLine.omit({ lines: true, people: true, structures: true, seats: true, territories: true })
  .extend({
    cohort: z.object({ id: z.uuid(), name: z.string() }),
    sheets: z.array(z.string()),
    sheet: z.number().int(),
    headerEnd: z.number().int(),
    columns: z.array(ImportColumn),
    options: ImportOptions,
    summary: ImportSummary,
    version: z.number().int(),
  })
  .meta({ id: 'ImportView' });

/** Somebody known who may be the person of a line, side by side with it. */
export const AlikePerson = z
  .object({
    id: z.uuid(),
    givenName: z.string(),
    familyName: z.string(),
    organisation: z.string().nullable(),
    roleTitle: z.string().nullable(),
    email: z.string().nullable(),
    telephone: z.string().nullable(),
    because: z.enum(['email', 'name', 'near']),
  })
  .meta({ id: 'AlikePerson' });
export type AlikePerson = z.infer<typeof AlikePerson>;

/** An organisation of the directory that the one of a line may be. */
export const AlikeOrganisation = z
  .object({
    /** Null for one that an earlier line of the list adds. */
    id: z.uuid().nullable(),
    name: z.string(),
    because: z.enum(['town', 'near', 'name', 'alias', 'siren']),
    known: OrganisationView.pick({ kind: true, aliases: true, siren: true, town: true, website: true }).nullable(),
  })
  .meta({ id: 'AlikeOrganisation' });
export type AlikeOrganisation = z.infer<typeof AlikeOrganisation>;

export const PlaceChoice = z.object({ choice: z.string(), name: z.string(), kind: TerritoryKind, department: z.string().nullable() }).meta({ id: 'PlaceChoice' });

const texts = z.partialRecord(ImportField, z.string());

/** A line of the list: what it says, what is wrong, who it may be, what becomes of it. */
export const ImportRowView = z
  .object({
    id: z.uuid(),
    line: z.number().int(),
    outcome: RowOutcome,
    cells: z.array(z.string()),
    texts,
    values: texts,
    faults: z.array(z.object({ field: ImportField, detail: z.string() })),
    guessed: z.array(ImportField),
    alike: z.array(AlikePerson),
    /** To be decided before who the person is; what somebody writes by hand is taken as it is. */
    structures: z.array(AlikeOrganisation),
    candidates: z.array(PlaceChoice),
    sameLine: z.number().int().nullable(),
    /** What the earlier line that may be the same person says. */
    earlier: texts.nullable(),
    place: z.string().nullable(),
    completes: z.array(ImportField),
    note: z.string().nullable(),
    decision: RowDecision.nullable(),
    personId: z.uuid().nullable(),
    organisationId: z.uuid().nullable(),
  })
  .meta({ id: 'ImportRowView' });
export type ImportRowView = z.infer<typeof ImportRowView>;

/** `headings`: of the columns of the list, in their order. */
export const ImportRowPage = z.object({ headings: z.array(z.string()), items: z.array(ImportRowView), next: z.string().nullable() }).meta({ id: 'ImportRowPage' });

export const ImportSearch = z.strictObject(pageParams);
/** `left`: whatever is left out without anybody having to do something about it. */
export const ImportRowSearch = z.strictObject({ ...pageParams, among: z.enum(['fault', 'ask', 'create', 'recognise', 'left']).optional() });
export type ImportRowSearch = z.infer<typeof ImportRowSearch>;

const whichSheet = 'Choisissez une feuille du classeur.';

/** How a list is sent: its bytes are the body, its name and, of a workbook, its sheet are said beside. */
export const ImportUpload = z.strictObject({
  name: z.string().trim().max(200).default('Tableau collé'),
  sheet: z.coerce.number(whichSheet).int(whichSheet).min(0, whichSheet).max(500, whichSheet).optional(),
});
export type ImportUpload = z.infer<typeof ImportUpload>;

/** How the columns are to be read; `fields` null asks to recognise them again. */
export const ImportMapping = z
  .strictObject({
    kind: ImportKind,
    headerEnd: z.number().int().min(0).max(1_048_576),
    fields: z.array(ImportField.nullable()).max(80).nullable().default(null),
    options: ImportOptions,
  })
  .meta({ id: 'ImportMapping' });
export type ImportMapping = z.infer<typeof ImportMapping>;

/** What somebody mends of a line, or decides. `alike` applies a mended text to every line that says the same there. */
export const RowMending = z
  .strictObject({
    values: z.partialRecord(ImportField, z.string().trim().max(400)).default({}),
    alike: z.boolean().default(false),
    decision: RowDecision.nullable().optional(),
    personId: z.uuid().nullable().default(null),
  })
  .meta({ id: 'RowMending' });
export type RowMending = z.infer<typeof RowMending>;

/** The lines that wait for a decision are all the people they look most like by address or by name; near names stay asked. */
export const DecideAll = z.strictObject({ decision: z.enum(['same', 'skip']) }).meta({ id: 'DecideAll' });
