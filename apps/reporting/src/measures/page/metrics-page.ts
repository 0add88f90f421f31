import { REPORTS } from '../../reports/catalogue.js';
import { type Report } from '../../reports/report.js';
import { type PrivacyClass } from '../../semantic/model/cube.js';
import { cubesOf, privacyOf, SEMANTIC_MODEL } from '../../semantic/model/semantic-model.js';
import { dimensionOf, MEASURES } from '../catalogue.js';
import { DIMENSIONS } from '../dimensions.js';
import { type Measure } from '../measure.js';

const INTRODUCTION = `# Every number and what it means

Made from the code by \`npm run metrics\`, and never edited: a test compares the two. The same texts are in every answer
(\`columns\`), at \`GET /api/v1/measures\`, in OData's \`$metadata\` and in the comments of the SQL views.

**Provenance**: measured (counted by us one by one, or reported by a network for what it showed), declared (stated by a
person or an organisation), calculated (worked out of those without a guess), estimated (known only within bounds).
Numbers of different provenance are never added together.`;

const PRIVACY: Readonly<Record<PrivacyClass, string>> = {
  open: 'whoever reads reports',
  group: 'only groups of at least k people; smaller ones are one line together',
  person: "only people who opted in, under the organisation's recorded decision; never in OData or SQL",
};

/** The catalogue of metrics as a page of the documentation. */
export function metricsPage(): string {
  const asked = MEASURES.filter(({ name }) => cubesOf(name).length > 0);
  const reported = MEASURES.filter(({ name }) => cubesOf(name).length === 0);
  return [
    INTRODUCTION,
    '## Measures that can be asked freely',
    'By `POST /api/v1/query`, in OData, as SQL views and in exports; and in the named reports.',
    ...asked.map(measureEntry),
    '## Measures of named reports',
    ...reported.map(measureEntry),
    '## Dimensions that can be asked by',
    ...SEMANTIC_MODEL.dimensions.map((name) => {
      const { title, definition } = dimensionOf(name);
      return `### ${title}\n\n\`${name}\`: ${definition}\n\n- shown to: ${PRIVACY[privacyOf(name)]}`;
    }),
    '## Segments',
    ...SEMANTIC_MODEL.segments.map(
      ({ name, title, definition, dimension, members }) =>
        `### ${title}\n\n\`${name}\`: ${definition} (${dimension} is ${members.join(' or ')})`,
    ),
    '## Dimensions of named reports',
    DIMENSIONS.filter(({ name }) => !SEMANTIC_MODEL.dimensions.some((known) => known === name))
      .map(({ name, title, definition }) => `- **${title}** (\`${name}\`): ${definition}`)
      .join('\n'),
    '',
  ].join('\n\n');
}

function measureEntry(measure: Measure): string {
  const { name, title, definition, unit, provenance, bound, additive, version } = measure;
  const cubes = cubesOf(name);
  const fixed = cubes[0]?.fixed.map(({ dimension }) => dimension) ?? [];
  const lines = [
    `unit: ${unit}; provenance: ${provenance}${bound === undefined ? '' : ` (${bound} bound)`}; may be added up: ${additive}; version ${String(version)}`,
    ...cubes.map(({ dimensions }) => `asked by: ${dimensions.map((dimension) => dimension.name).join(', ')}`),
    ...(fixed.length === 0 ? [] : [`needs a dimension or one fixed member: ${fixed.join(', ')}`]),
    `reports: ${reportsWith(name).join(', ') || 'none'}`,
  ];
  return `### ${title}\n\n\`${name}\`: ${definition}\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

function reportsWith(measure: string): readonly string[] {
  return REPORTS.filter((report) => columnsOfAnyChoice(report).has(measure)).map(({ name }) => name);
}

/** Some columns are only there under a choice. */
function columnsOfAnyChoice({ choices, columns }: Report): ReadonlySet<string> {
  const variants = [{}, ...choices.flatMap(({ name, values }) => values.map((value) => ({ [name]: value })))];
  return new Set(variants.flatMap((chosen) => columns({ choices: chosen }).map(({ name }) => name)));
}
