/**
 * What the Web Annotation Data Model (W3C Recommendation, 23 February 2017) says must hold, for the parts of
 * the model that Broadsheet writes. Section numbers are the Recommendation's.
 */

type Json = Readonly<Record<string, unknown>>;

/** Every broken rule of a collection document, each with its place; empty for one that conforms. */
export function violations(document: unknown): readonly string[] {
  const found: string[] = [];
  const check = (holds: boolean, rule: string) => {
    if (!holds) found.push(rule);
  };
  const collection = object(document);
  checkContext(collection, check);
  // 5.1: an IRI, the type, a total that is a non-negative integer, exactly one first page unless it is empty.
  check(isIri(collection.id), '5.1 the collection must have exactly one IRI');
  check(types(collection).includes('AnnotationCollection'), '5.1 the type must include AnnotationCollection');
  const { total, first } = collection;
  check(Number.isInteger(total) && Number(total) >= 0, '5.1 total must be a non-negative integer');
  check(total === 0 || first !== undefined, '5.1 a collection that is not empty must have a first page');
  if (first === undefined) return found;
  const page = object(first);
  // 5.2: type, and the annotations as an ordered list.
  check(isIri(page.id), '5.2 the page must have an IRI');
  check(types(page).includes('AnnotationPage'), '5.2 the type must include AnnotationPage');
  check(Array.isArray(page.items), '5.2 items must be a list');
  const items = list(page.items);
  check(items.length === total, '5.1 total must be the number of annotations');
  const ids = new Set(items.map((item) => object(item).id));
  check(ids.size === items.length, '3.1 every annotation must have an IRI of its own');
  for (const item of items) {
    const place = String(object(item).id);
    checkAnnotation(object(item), (holds, rule) => check(holds, `${rule} (${place})`));
  }
  return found;
}

/** Every broken rule of an annotation that is a document of its own. */
export function annotationViolations(document: unknown): readonly string[] {
  const found: string[] = [];
  const check = (holds: boolean, rule: string) => {
    if (!holds) found.push(rule);
  };
  checkContext(object(document), check);
  checkAnnotation(object(document), check);
  return found;
}

type Check = (holds: boolean, rule: string) => void;

function checkContext(document: Json, check: Check): void {
  const contexts = list(document['@context']);
  check(contexts.includes('http://www.w3.org/ns/anno.jsonld'), '3.1 the context must include anno.jsonld');
  const own = contexts.filter((context) => typeof context !== 'string');
  const prefixes = own.flatMap((context) => Object.keys(object(context)));
  const unknown = keysOf(document).filter((key) => {
    const [prefix, name] = key.split(':');
    return name === undefined ? !terms.has(key) : !prefixes.includes(prefix ?? '');
  });
  check(unknown.length === 0, `JSON-LD: ${unknown.join(', ')} is in no context and would be lost`);
}

/** The terms of anno.jsonld that are used. */
const terms = new Set(
  '@context id type value body target source selector styleClass stylesheet motivation purpose format language creator generator name created modified via exact prefix suffix start end conformsTo label total first items startIndex'.split(
    ' ',
  ),
);

function keysOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap(keysOf))];
  if (typeof value !== 'object' || value === null) return [];
  return [
    ...new Set(
      Object.entries(value).flatMap(([key, inner]) => [key, ...(key === '@context' ? [] : keysOf(inner))]),
    ),
  ];
}

const motivations =
  /^(?:assessing|bookmarking|classifying|commenting|describing|editing|highlighting|identifying|linking|moderating|questioning|replying|tagging)$/u;

function checkAnnotation(annotation: Json, check: Check): void {
  check(isIri(annotation.id), '3.1 an annotation must have exactly one IRI');
  check(types(annotation).includes('Annotation'), '3.1 the type must include Annotation');
  check(list(annotation.target).length >= 1, '3.1 there must be one or more targets');
  for (const body of textualBodies(annotation)) {
    const { type, value, purpose, format } = object(body);
    check(type === 'TextualBody', '3.2.4 the type of a textual body should be TextualBody');
    check(typeof value === 'string', '3.2.4 a textual body must have exactly one value');
    check(motivations.test(String(purpose)), '3.3.5 a purpose must be one of the motivations');
    check(
      format === undefined || /^[a-z]+\/[a-z.+-]+$/u.test(String(format)),
      '3.2.1 format must be a media type',
    );
  }
  for (const motivation of list(annotation.motivation)) {
    check(motivations.test(String(motivation)), '3.3.5 motivations must be those of the model');
  }
  for (const name of ['created', 'modified']) {
    const utc = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/u.test(String(annotation[name]));
    check(utc, `3.3.1 ${name} must be an xsd:dateTime in UTC`);
  }
  for (const agent of [...list(annotation.creator), ...list(annotation.generator)]) {
    check(types(object(agent)).length > 0, '3.3.2 an agent should have a class');
    check(typeof object(agent).name === 'string', '3.3.2 an agent should have a name');
  }
  check(annotation.via === undefined || isIri(annotation.via), '3.3.7 via must be an IRI');
  if (isLinking(annotation)) {
    for (const end of [...list(annotation.body), ...list(annotation.target)]) {
      check(isIri(object(end).id), '3.2.1 a linked resource must have exactly one IRI');
      check(object(end).value === undefined, '3.2.1 a linked resource has no value of its own');
    }
    return;
  }
  const sheet = object(annotation.stylesheet);
  check(
    sheet.type === 'CssStylesheet' && typeof sheet.value === 'string',
    '4.4 an embedded style sheet has its value',
  );
  for (const target of list(annotation.target)) checkTarget(object(target), sheet, check);
}

/** 3.3.5 linking: what it is about and what that is linked with are resources of their own. */
const isLinking = (annotation: Json) => list(annotation.motivation).includes('linking');

const textualBodies = (annotation: Json) => (isLinking(annotation) ? [] : list(annotation.body));

function checkTarget(target: Json, sheet: Json, check: Check): void {
  check(list(target.source).length === 1, '4.1 a specific resource must have exactly one source');
  check(isIri(object(target.source).id), '3.2.1 a resource must have exactly one IRI');
  const [styleClass] = list(target.styleClass);
  check(
    String(sheet.value).includes(`.${String(styleClass)} `),
    '4.4 the style class must be in the style sheet',
  );
  const isWhole = target['broadsheet:about'] === 'issue';
  check(isWhole || list(target.selector).length >= 1, '4.2 a part of a resource needs a selector');
  for (const selector of list(target.selector).map(object)) {
    if (selector.type === 'TextQuoteSelector') {
      check(typeof selector.exact === 'string', '4.2.4 there must be exactly one exact');
      for (const side of ['prefix', 'suffix'])
        check(typeof selector[side] === 'string', `4.2.4 there should be exactly one ${side}`);
      check(selector.exact !== '', '4.2.4 a quote of nothing selects nothing');
    } else if (selector.type === 'FragmentSelector') {
      check(
        /^xywh=percent:[\d.]+(?:,[\d.]+){3}$/u.test(String(selector.value)),
        '4.2.1 a fragment has its value',
      );
      check(isIri(selector.conformsTo), '4.2.1 a fragment should say what it conforms to');
    } else {
      check(selector.type === 'TextPositionSelector', '4.2 the selector must be one of the model');
      const { start, end } = selector;
      check(Number.isInteger(start) && Number(start) >= 0, '4.2.5 start must be a non-negative integer');
      check(
        Number.isInteger(end) && Number(end) >= Number(start),
        '4.2.5 end must be a non-negative integer',
      );
    }
  }
}

const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
const list = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
const types = (value: Json) => list(value.type).map(String);
const isIri = (value: unknown) =>
  typeof value === 'string' && /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/iu.test(value);
