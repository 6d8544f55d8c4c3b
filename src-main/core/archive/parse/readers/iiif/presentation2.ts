import { type Json, list, member, object, string } from './json.ts';

/**
 * A document of the IIIF Presentation API 2 in the form of version 3, as far as issues need it; any other
 * document as it is. Follows the change log of version 3 (https://iiif.io/api/presentation/3.0/change-log/).
 */
export function asPresentation3(json: Json): Json {
  switch (string(json, '@type')) {
    case 'sc:Manifest':
      return manifest(json);
    case 'sc:Collection':
      return collection(json);
    case 'sc:AnnotationList':
      return annotationPage(json);
    default:
      return json;
  }
}

function manifest(json: Json): Json {
  const sequence = list(json, 'sequences')[0];
  return {
    ...named(json, 'Manifest'),
    navDate: member(json, 'navDate'),
    metadata: list(json, 'metadata').map((entry) => ({
      label: languageMap(member(entry, 'label')),
      value: languageMap(member(entry, 'value')),
    })),
    partOf: list(json, 'within').flatMap((parent): Json[] =>
      typeof parent === 'string'
        ? [{ id: parent, type: 'Collection' }]
        : string(parent, '@type') === 'sc:Collection'
          ? [named(parent, 'Collection')]
          : [],
    ),
    items: list(sequence, 'canvases').map(canvas),
    structures: list(json, 'structures').map(range),
  };
}

function collection(json: Json): Json {
  const items = [...list(json, 'members'), ...list(json, 'collections'), ...list(json, 'manifests')];
  return {
    ...named(json, 'Collection'),
    items: items.map((item) =>
      string(item, '@type') === 'sc:Collection'
        ? collection(item)
        : { ...named(item, 'Manifest'), navDate: member(item, 'navDate') },
    ),
  };
}

function canvas(json: Json): Json {
  return {
    ...named(json, 'Canvas'),
    width: member(json, 'width'),
    height: member(json, 'height'),
    seeAlso: list(json, 'seeAlso').map(link),
    rendering: list(json, 'rendering').map(link),
    items: [{ items: list(json, 'images').map((image) => ({ body: picture(member(image, 'resource')) })) }],
    annotations: list(json, 'otherContent').map(annotationPage),
  };
}

/** A file by its address, with what says its form. */
function link(json: Json): Json {
  if (typeof json === 'string') return { id: json };
  return { id: string(json, '@id'), format: member(json, 'format'), profile: member(json, 'profile') };
}

function picture(json: Json): Json {
  if (string(json, '@type') === 'oa:Choice') {
    return { type: 'Choice', items: [...list(json, 'default'), ...list(json, 'item')].map(picture) };
  }
  return { ...named(json, 'Image'), service: member(json, 'service') };
}

/** In a list, text that stands on the page is painted on it; comments have motivations of their own. */
function annotationPage(json: Json): Json {
  if (typeof json === 'string') return { id: json, type: 'AnnotationPage' };
  return {
    ...named(json, 'AnnotationPage'),
    items: list(json, 'resources').map((annotation) => ({
      motivation: list(annotation, 'motivation').map((one) =>
        one === 'sc:painting' ? 'supplementing' : String(one).replace(/^\w+:/u, ''),
      ),
      body: list(annotation, 'resource').map((body) => ({
        value: string(body, 'chars') ?? string(body, 'cnt:chars'),
        language: member(body, 'language'),
      })),
      target: target(member(annotation, 'on')),
    })),
  };
}

function target(json: Json): Json {
  if (Array.isArray(json)) return target(json[0]);
  if (typeof json !== 'object' || json === null) return json;
  const selector = member(json, 'selector');
  return {
    source: string(json, 'full') ?? string(json, '@id'),
    selector:
      object(member(selector, 'default')).value === undefined ? selector : member(selector, 'default'),
  };
}

/** Ranges of version 2 stand side by side and name one another: each names its own canvases here. */
function range(json: Json): Json {
  const members = list(json, 'members').flatMap((one) =>
    string(one, '@type') === 'sc:Canvas' ? (string(one, '@id') ?? []) : [],
  );
  const items = [...list(json, 'canvases'), ...members].map((id) => ({ id, type: 'Canvas' }));
  return { ...named(json, 'Range'), items };
}

const named = (json: Json, type: string) => ({
  id: string(json, '@id') ?? string(json, 'id'),
  type,
  label: languageMap(member(json, 'label')),
});

/** `"text"`, `{ "@value", "@language" }` or a list of these. */
function languageMap(json: Json): Json {
  const texts = (Array.isArray(json) ? json : [json]).flatMap((one: Json) =>
    typeof one === 'string' ? [one] : (string(one, '@value') ?? []),
  );
  return { none: texts };
}
