import type { TemplatePreset } from '#shared/model/exportOptions.ts';
import type { ExportTemplate } from '#shared/model/settings.ts';

const document = `{{ title | heading: 1 }}

{{ items }}
`;

const section = '{{ title | heading: level }}';

/** What an item has besides its passage and citation; `tags` prints its tags. */
const besides = (tags: string) => `{%- if note %}

{{ note | markdown }}
{%- endif %}
{%- if isShared and creator %}

— {{ creator }}
{%- endif %}
{%- if links.size > 0 %}

→ {{ links | raw }}
{%- endif %}
{%- if tags.size > 0 %}

{{ ${tags} }}
{%- endif %}`;

const hashtags = 'tags | hashtags: tagTarget, tagWords';

/** The part of a page that is marked, above its words. */
const picture = `{% if picture -%}
{{ picture | raw }}

{% endif -%}
`;

/** Obsidian's item around what shows its passage. Obsidian takes an id on a line of its own for the block before it. */
const obsidianItem = (passage: string) => `${picture}{% if quote -%}
${passage}

^{{ blockId }}

{% endif -%}
{% if citation %}{{ citation }} {% endif %}{{ link | link: "Broadsheet" }}{% unless quote %} ^{{ blockId }}{% endunless %}
${besides(hashtags)}`;

const obsidianDocument = `---
{{ properties | yaml }}
---

${document}`;

/** The templates that come with Broadsheet; docs/guide names the values and filters they are made of. */
export const presets: Readonly<Record<TemplatePreset, ExportTemplate>> = {
  obsidian: {
    document: obsidianDocument,
    section,
    item: obsidianItem('{{ quote | blockquote }}'),
  },
  callouts: {
    document: obsidianDocument,
    section,
    item: obsidianItem(`> [!{{ callout }}|{{ colour }}] {{ colourName }}
{{ quote | blockquote }}`),
  },
  logseq: {
    document: `title:: {{ title }}
{%- if publication %}
publication:: {{ publication }}
{%- endif %}
{%- if date %}
date:: {{ date }}
{%- endif %}
{%- if citekey %}
citekey:: {{ citekey }}
{%- endif %}
{%- if tags.size > 0 %}
tags:: {{ tags | join: ", " | raw }}
{%- endif %}

{{ items }}
`,
    section: '- {{ title | heading: level }}',
    // Children have tabs before them, as Logseq writes them itself.
    item: `{% if quote -%}
{{ quote | blockquote | bullet }}
{%- else -%}
- {{ colourName }}
{%- endif %}
{%- if picture %}
\t- {{ picture | raw }}
{%- endif %}
{%- if note %}
\t{{ note | markdown | bullet }}
{%- endif %}
\t- {% if citation %}{{ citation }} {% endif %}{{ link | link: "Broadsheet" }}
{%- if links.size > 0 %} → {{ links | raw }}{% endif %}
{%- if isShared and creator %} — {{ creator }}{% endif %}
{%- if tags.size > 0 %}
\t- {{ tags | hashtags: tagTarget }}
{%- endif %}`,
  },
  // https://pandoc.org/MANUAL.html#citations, #footnotes
  pandoc: {
    document: `---
title: {{ title | yaml }}
{%- if date %}
date: {{ date | yaml }}
{%- endif %}
bibliography: {{ bibliography | yaml }}
---

{{ items }}
`,
    section,
    item: `${picture}{% if quote -%}
{{ quote | blockquote }}[^bs-{{ blockId }}]
{%- else -%}
{% if headline %}{{ headline }}{% else %}{{ publication }}{% endif %}[^bs-{{ blockId }}]
{%- endif %}
${besides('tags | join: ", "')}

[^bs-{{ blockId }}]: {% if citation %}{{ citation }} {% endif %}{{ cite | raw }} {{ link | link: "Broadsheet" }}`,
  },
  zotero: {
    document,
    section,
    item: `${picture}{% if quote %}“{{ quote }}” {% endif %}{% if citation %}({{ citation }}) {% endif %}({{ link | link: "Broadsheet" }})
${besides('tags | join: ", "')}`,
  },
  plain: {
    document,
    section,
    item: `${picture}{% if quote -%}
{{ quote | blockquote }}
{% endif -%}
{% if citation %}
{{ citation }}
{% endif -%}
{% if note %}
{{ note | markdown }}
{% endif -%}
{% if isShared and creator %}
— {{ creator }}
{% endif -%}
{% if links.size > 0 %}
→ {{ links | raw }}
{% endif -%}
{% if tags.size > 0 %}
{{ tags | join: ", " }}
{%- endif %}`,
  },
};
