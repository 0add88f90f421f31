import { Type, type Static } from 'typebox';
import { STAGES, STATED_CHANNELS } from '#domain/events/talent.js';
import { closed, Code, PersonRef } from '#domain/events/fields.js';

const Stage = Type.Enum([...STAGES, 'other'] as const);

/**
 * What an organisation configures about one recruitment system. Everything has a default, and whatever the research
 * marks uncertain about a system is an option here.
 */
export const AtsSettings = Type.Object(
  {
    stages: Type.Optional(
      Type.Object(
        {
          byId: Type.Optional(Type.Record(Type.String(), Stage)),
          byName: Type.Optional(Type.Record(Type.String(), Stage)),
          byKind: Type.Optional(Type.Record(Type.String(), Stage)),
        },
        { ...closed, description: 'Our stage for each of theirs. Names are compared without case.' },
      ),
    ),
    sources: Type.Optional(
      Type.Record(Type.String(), Type.Enum(STATED_CHANNELS), {
        description: 'The channel that a source name comes to. Names are compared without case.',
      }),
    ),
    advocates: Type.Optional(
      Type.Record(Type.String(), PersonRef, {
        description:
          'The advocate behind an employee number, or behind the SHA-256 (hex) of an e-mail address in lower case.',
      }),
    ),
    clickIdField: Type.Optional(
      Type.String({
        description: 'The custom field that carries our click id or link code through the form.',
      }),
    ),
    sourceTokens: Type.Optional(
      Type.Record(Type.String(), Code, {
        description:
          "Our link code for each token of the system's own tracking links, such as Greenhouse's gh_src.",
      }),
    ),
    answerField: Type.Optional(
      Type.String({
        description: 'The custom field in which the candidate says how they found the vacancy.',
      }),
    ),
    internalSources: Type.Optional(
      Type.Array(Type.String(), { description: 'Sources that mean internal mobility.' }),
    ),
    signature: Type.Optional(
      Type.String({ description: "Which of a system's signature formats is used, where there are several." }),
    ),
    apiBase: Type.Optional(Type.String({ description: 'The address of its API, if not the usual one.' })),
  },
  { ...closed },
);
export type AtsSettings = Static<typeof AtsSettings>;
