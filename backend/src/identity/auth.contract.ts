import { z } from 'zod';

const password = z.string().min(1, 'Indiquez le mot de passe.').max(200);
const code = z.string().trim().max(40);

export const LoginInput = z.strictObject({ email: z.email().max(254), password, totp: code.optional() }).meta({ id: 'LoginInput' });
export type LoginInput = z.infer<typeof LoginInput>;

export const LinkRequest = z.strictObject({ email: z.email().max(254) }).meta({ id: 'LinkRequest' });

export const LinkUse = z.strictObject({ token: z.string().min(20).max(200), totp: code.optional() }).meta({ id: 'LinkUse' });
export type LinkUse = z.infer<typeof LinkUse>;

/** 15 characters or more, no rule of composition; what is common or made of the field's words is refused by the service. */
export const NewPassword = z.string().min(15, 'Quinze caractères au moins : une phrase convient très bien.').max(200);

export const PasswordUse = z.strictObject({ token: z.string().min(20).max(200), password: NewPassword }).meta({ id: 'PasswordUse' });
export type PasswordUse = z.infer<typeof PasswordUse>;

export const PasswordChange = z.strictObject({ current: password.optional(), password: NewPassword }).meta({ id: 'PasswordChange' });
export type PasswordChange = z.infer<typeof PasswordChange>;

export const CodeInput = z.strictObject({ code: code.min(6) }).meta({ id: 'CodeInput' });

export const SecondFactorOffer = z.object({ uri: z.string(), secret: z.string(), qr: z.string() }).meta({ id: 'SecondFactorOffer' });
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' });

export const SignInView = z.object({ id: z.uuid(), device: z.string(), lastSeenAt: z.iso.datetime(), current: z.boolean() }).meta({ id: 'SignInView' });
export const SignInList = z.object({ items: z.array(SignInView) }).meta({ id: 'SignInList' });

export const HatView = z
  .object({
    id: z.uuid(),
    hat: z.string(),
    label: z.string(),
    cohortId: z.uuid().nullable(),
    cohortName: z.string().nullable(),
    participationId: z.uuid().nullable(),
    territoryName: z.string().nullable(),
    diagnosticId: z.uuid().nullable(),
  })
  .meta({ id: 'HatView' });

export const SecondFactorState = z.enum(['none', 'to_enrol', 'enrolled', 'to_confirm']).meta({ id: 'SecondFactorState' });

/** Who is signed in, and with which hats. */
export const MeView = z
  .object({
    person: z.object({ id: z.uuid(), givenName: z.string(), familyName: z.string(), organisation: z.string().nullable() }),
    hats: z.array(HatView),
    secondFactor: SecondFactorState,
    demo: z.boolean(),
    /** Whether signing out also leaves the organisation’s own session. */
    organisationSession: z.boolean(),
  })
  .meta({ id: 'MeView' });
export type MeView = z.infer<typeof MeView>;
