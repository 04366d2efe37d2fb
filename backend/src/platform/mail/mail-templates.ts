import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import Handlebars from 'handlebars';
import type { TokenKind } from '../crypto/keyring';
import { filled, type FixedLetter, type MailWords, valuesOf, type WordsOfLetter } from './mail-words';
import { atPlace, namedPlace, ofPlace } from './place-names';
import { beside, briefDate, cut, hour, longDate, spaced } from './typography';

/** What every template may say, beside the data of its letter. */
export interface MailContext {
  networkName: string;
  timeZone: string;
  recipient: { givenName: string; familyName: string };
  /** The named person whom an answer reaches. */
  replyTo: { givenName: string; familyName: string } | null;
  /** The address that the letter is for; empty when it has none. */
  link: string;
  /** The words that staff put in place of ours, as they typed them. */
  wording?: MailWords | null;
  /** Where one says that one no longer wants this kind of letter. */
  unsubscribe?: { label: string; url: string } | null;
  /** What a list of messages shows beside the subject, where the first words of the text say little. */
  foretaste?: string;
  [datum: string]: unknown;
}

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

/** Where the link of a mail leads, and of which kind its token is. */
export interface Destination {
  path: string;
  kind: TokenKind;
}

type Kind = keyof RenderedMail;
const kinds = { subject: '.subject.hbs', text: '.txt.hbs', html: '.html.hbs' } as const;
type Zoned = { data: { root: MailContext } };
/** The staff's words with their variables in place; nothing when a letter goes with ours. */
type Own = { own?: MailWords };
type Block = { data: { root: MailContext & Own }; fn(context: unknown): string };

const escape = Handlebars.Utils.escapeExpression;
const paragraphs = (body: string) => body.trim().split(/\n{2,}/);

/**
 * The texts of e-mails: `name.subject.hbs`, `name.txt.hbs`, `name.html.hbs` in each context's `mail` folder. What people
 * wrote comes in as data, escaped in HTML, and is never a template; `{{#words}}…{{/words}}` marks what staff may say otherwise.
 */
@Injectable()
export class MailTemplates {
  private readonly engines = { subject: Handlebars.create(), text: Handlebars.create(), html: Handlebars.create() };
  private readonly templates = new Map<string, Handlebars.TemplateDelegate>();
  private readonly destinations = new Map<string, Destination>();
  private readonly letters = new Map<string, WordsOfLetter>();
  private readonly kept = new Map<string, FixedLetter>();

  constructor() {
    const shared = join(__dirname, 'templates');
    for (const [kind, engine] of Object.entries(this.engines) as [Kind, typeof Handlebars][]) {
      engine.registerHelper('longDate', (value: string, { data }: Zoned) => longDate(value, data.root.timeZone));
      engine.registerHelper('briefDate', (value: string, { data }: Zoned) => briefDate(value, data.root.timeZone));
      engine.registerHelper('hour', (value: string, { data }: Zoned) => hour(value, data.root.timeZone));
      engine.registerHelper('dateAndHour', (value: string, { data }: Zoned) => `${longDate(value, data.root.timeZone)}, ${hour(value, data.root.timeZone)}`);
      engine.registerHelper('count', (value: number, one: string, many: string) => `${value.toLocaleString('fr-FR')}\u00a0${Math.abs(value) < 2 ? one : many}`);
      engine.registerHelper('spaced', (value: string) => spaced(value));
      engine.registerHelper('beside', (title: string, ...facts: unknown[]) => beside(title, ...facts.filter((fact) => typeof fact === 'string')));
      for (const [name, written] of Object.entries({ namedPlace, ofPlace, atPlace })) engine.registerHelper(name, (value: string) => written(value));
      engine.registerHelper('words', function (this: unknown, { data, fn }: Block) {
        const body = data.root.own?.body;
        if (body === undefined) return fn(this);
        if (kind !== 'html') return `${body.trim()}\n`;
        return new Handlebars.SafeString(paragraphs(body).map((one) => `<p style="margin:0 0 14px;white-space:pre-line">${escape(one)}</p>`).join('\n'));
      });
      if (kind === 'subject') continue;
      for (const part of ['layout', 'button']) engine.registerPartial(part, source(join(shared, `${part}${kinds[kind]}`)));
    }
  }

  /** Adds a context's templates, each of which may stand within another. `paths`: for mails of accounts, where on the site their link leads; `others`: for links that are neither an account's nor personal. */
  add(folder: string, paths: Record<string, string> = {}, others: Record<string, Destination> = {}): void {
    for (const file of readdirSync(folder)) {
      for (const [kind, ending] of Object.entries(kinds) as [Kind, string][]) {
        if (!file.endsWith(ending)) continue;
        const [engine, name, written] = [this.engines[kind], file.slice(0, -ending.length), source(join(folder, file))];
        this.templates.set(`${name} ${kind}`, engine.compile(written, { noEscape: kind !== 'html' }));
        if (kind !== 'subject') engine.registerPartial(name, written);
      }
    }
    for (const [name, path] of Object.entries(paths)) this.destinations.set(name, { path, kind: 'account' });
    for (const [name, destination] of Object.entries(others)) this.destinations.set(name, destination);
  }

  /** Says which letters of a context staff may put into other words, with ours and the variables they may use. */
  words(letters: readonly WordsOfLetter[]): void {
    for (const letter of letters) this.letters.set(letter.template, letter);
  }

  /** Says which letters of a context keep our words, and why. */
  keep(letters: readonly FixedLetter[]): void {
    for (const letter of letters) this.kept.set(letter.template, letter);
  }

  /** The letters whose words nobody changes. */
  fixed(): readonly FixedLetter[] {
    return [...this.kept.values()];
  }

  /** Every letter that can leave. */
  names(): string[] {
    return [...this.templates.keys()].filter((name) => name.endsWith(' subject')).map((name) => name.slice(0, -' subject'.length));
  }

  /** The letters whose words may be changed, in the order in which contexts declared them. */
  changeable(): readonly WordsOfLetter[] {
    return [...this.letters.values()];
  }

  /** Where the link of a mail leads: a personal link's page, unless said. */
  destinationOf(template: string): Destination {
    return this.destinations.get(template) ?? { path: '/l', kind: 'personal' };
  }

  /** The three texts of one letter. Throws when one of them is missing. */
  render(template: string, context: MailContext): RenderedMail {
    const own = this.own(template, context);
    const text = (kind: Kind) => this.written(template, kind, { ...context, own });
    const plain = `${text('text').replaceAll(/\n{3,}/g, '\n\n')}\n`;
    return {
      subject: this.subject(template, context),
      text: plain,
      html: text('html').replace('<!-- preheader -->', () => escape(foretaste(context.foretaste ? `\n\n${context.foretaste}` : plain))),
    };
  }

  private written(template: string, kind: Kind, context: MailContext): string {
    const compiled = this.templates.get(`${template} ${kind}`);
    if (!compiled) throw new Error(`No mail template ${template}${kinds[kind]}`);
    return compiled(context).trim();
  }

  /** A phone shows some sixty characters: a gathering's title gives way to what one must know, and is whole in the letter. */
  private subject(template: string, context: MailContext): string {
    const said = (data: MailContext) => tidy(this.own(template, data)?.subject ?? this.written(template, 'subject', data));
    const [whole, { title }] = [said(context), context];
    if (whole.length <= longest || typeof title !== 'string' || !('heldOn' in context)) return whole;
    return said({ ...context, title: cut(title, Math.max(leastTitle, title.length - (whole.length - longest))) });
  }

  private own(template: string, context: MailContext): MailWords | undefined {
    const letter = this.letters.get(template);
    if (!letter || !context.wording) return undefined;
    const [values, { subject, greeting, body, signature }] = [valuesOf(letter, context), context.wording];
    return { subject: filled(spaced(subject), values), greeting: filled(spaced(greeting), values), body: filled(spaced(body), values), signature: filled(signature, values) };
  }
}

const longest = 60;
const leastTitle = 12;

/** On one line, without what a datum that is missing leaves behind, and beginning with a capital. */
const tidy = (subject: string) =>
  subject
    .replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
    .replaceAll(/ +(?=[\s,])/g, '')
    .replaceAll(/^[\s:,·]+|[\s:,·]+$/g, '')
    .replace(/^\p{Ll}/u, (first) => first.toUpperCase());

const source = (file: string) => spaced(readFileSync(file, 'utf8'));

/** What a list of messages shows beside the subject: the first words after the greeting. */
function foretaste(text: string): string {
  const words = (text.split(/\n{2,}/)[1] ?? '').replaceAll(/[ \t\r\n]+/g, ' ').trim();
  return words.length > 120 ? `${words.slice(0, 119)}…` : words;
}
