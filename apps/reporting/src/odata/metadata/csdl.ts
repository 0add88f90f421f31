import { FUNCTIONS } from '../grammar/functions.js';
import { type EntitySet, type Property } from './entity-set.js';

export const NAMESPACE = 'manyhands';
export const CONTAINER = 'Container';

const VOCABULARIES = 'https://oasis-tcs.github.io/odata-vocabularies/vocabularies';

/** The name of the type that the lines of a set have. */
export function typeName({ name }: Pick<EntitySet, 'name'>): string {
  return `${name}Line`;
}

/** The model as CSDL 4.0 in XML: what a client reads at `$metadata`. */
export function csdlOf(sets: readonly EntitySet[]): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">',
    reference('Org.OData.Core.V1', 'Core'),
    reference('Org.OData.Capabilities.V1', 'Capabilities'),
    '<edmx:DataServices>',
    `<Schema Namespace="${NAMESPACE}" xmlns="http://docs.oasis-open.org/odata/ns/edm">`,
    ...sets.map(entityType),
    `<EntityContainer Name="${CONTAINER}">`,
    ...sets.map(({ name, title, definition }) =>
      element('EntitySet', `Name="${name}" EntityType="${NAMESPACE}.${typeName({ name })}"`, [
        ...texts(title, definition),
        ...READ_ONLY,
      ]),
    ),
    ...WHOLE_SERVICE,
    '</EntityContainer>',
    '</Schema>',
    '</edmx:DataServices>',
    '</edmx:Edmx>',
    '',
  ].join('\n');
}

function entityType(set: EntitySet): string {
  return element('EntityType', `Name="${typeName(set)}"`, [
    element(
      'Key',
      '',
      set.key.map((name) => `<PropertyRef Name="${name}"/>`),
    ),
    ...set.properties.map(property),
    ...texts(set.title, set.definition),
  ]);
}

function property({ name, edm, isNullable, title, definition }: Property): string {
  // Without a precision an instant has whole seconds; every period begins on one.
  const facets = edm === 'Edm.DateTimeOffset' ? ' Precision="0"' : '';
  const nullable = isNullable ? '' : ' Nullable="false"';
  return element('Property', `Name="${name}" Type="${edm}"${facets}${nullable}`, texts(title, definition));
}

function texts(title: string, definition: string): string[] {
  return [
    `<Annotation Term="Core.Description" String="${escaped(title)}"/>`,
    `<Annotation Term="Core.LongDescription" String="${escaped(definition)}"/>`,
  ];
}

/** What a client need not try. Clients that do not know these annotations lose nothing by it. */
const READ_ONLY = [
  ...(['Insert', 'Update', 'Delete', 'Expand', 'Search'] as const).map((what) => restriction(what)),
  '<Annotation Term="Capabilities.TopSupported" Bool="true"/>',
  '<Annotation Term="Capabilities.SkipSupported" Bool="true"/>',
];
const WHOLE_SERVICE = [
  '<Annotation Term="Capabilities.BatchSupported" Bool="false"/>',
  '<Annotation Term="Capabilities.AsynchronousRequestsSupported" Bool="false"/>',
  element('Annotation', 'Term="Capabilities.FilterFunctions"', [
    element(
      'Collection',
      '',
      FUNCTIONS.map((name) => `<String>${name}</String>`),
    ),
  ]),
];

function restriction(what: 'Insert' | 'Update' | 'Delete' | 'Expand' | 'Search'): string {
  const able = {
    Insert: 'Insertable',
    Update: 'Updatable',
    Delete: 'Deletable',
    Expand: 'Expandable',
    Search: 'Searchable',
  };
  return element('Annotation', `Term="Capabilities.${what}Restrictions"`, [
    `<Record><PropertyValue Property="${able[what]}" Bool="false"/></Record>`,
  ]);
}

function reference(namespace: string, alias: string): string {
  return element('edmx:Reference', `Uri="${VOCABULARIES}/${namespace}.xml"`, [
    `<edmx:Include Namespace="${namespace}" Alias="${alias}"/>`,
  ]);
}

function element(name: string, attributes: string, content: readonly string[]): string {
  return [`<${name}${attributes === '' ? '' : ` ${attributes}`}>`, ...content, `</${name}>`].join('\n');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
