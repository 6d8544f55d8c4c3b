/**
 * How an archive's tables came to be, one step a version. A step that was released is never changed; a later version is
 * a further step.
 *
 * All tables lie in a schema of their own. Those of issues have the issue in their key, by which Citus and partitions
 * spread them: whatever is asked of one article is answered where it lies. `issue` holds what a reader is given: its
 * text (`content`) and what is known of its printed pages (`pages`), both packed JSON. `document` holds what is found (an article, a
 * notice, the masthead): `normal` its fields in the normal form, `keys` what stands side by side there (`keys.ts`), `title`
 * headline, kicker and deck in the normal form, which a search orders by. What documents have in common is a number
 * there and a row elsewhere, named by its content (`common.ts`): `facet` its paper, year, kind, page and section,
 * `byline` its names. `tally` counts the documents of an issue, so that years are counted without reading articles.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE broadsheet.issue (
    issue_id text PRIMARY KEY,
    version text NOT NULL,
    fed_from text NOT NULL,
    publication text,
    day integer NOT NULL,
    articles integer NOT NULL,
    summary jsonb NOT NULL,
    content bytea NOT NULL,
    pages bytea
  );
  -- Papers are counted, and their newest issues found, without a look at the issues themselves.
  CREATE INDEX issue_by_paper ON broadsheet.issue (publication, day, issue_id) INCLUDE (articles);
  CREATE INDEX issue_by_day ON broadsheet.issue (day, issue_id);
  CREATE INDEX issue_by_source ON broadsheet.issue (fed_from);

  CREATE TABLE broadsheet.facet (
    id bigint PRIMARY KEY,
    publication text,
    publication_normal text NOT NULL,
    year integer NOT NULL,
    kind smallint NOT NULL,
    page integer,
    section text,
    section_folded text
  );

  CREATE TABLE broadsheet.byline (
    id bigint PRIMARY KEY,
    names text[] NOT NULL,
    names_normal text NOT NULL
  );

  CREATE TABLE broadsheet.document (
    facet bigint NOT NULL,
    byline bigint NOT NULL,
    sequence integer NOT NULL,
    day integer NOT NULL,
    issue_id text NOT NULL,
    title text NOT NULL,
    normal text NOT NULL,
    keys bigint[] NOT NULL,
    stored text NOT NULL,
    PRIMARY KEY (issue_id, sequence)
  );
  -- What is counted lies close together; texts and keys lie beside it, and are read when they are asked for.
  ALTER TABLE broadsheet.document SET (toast_tuple_target = 128);
  ALTER TABLE broadsheet.document
    ALTER COLUMN issue_id SET STORAGE MAIN,
    ALTER COLUMN title SET STORAGE MAIN,
    ALTER COLUMN normal SET STORAGE EXTERNAL,
    ALTER COLUMN keys SET STATISTICS 0;
  -- New keys wait in a list that every search reads; whoever makes it longer than this (KiB, some two issues) brings them in.
  CREATE INDEX document_by_keys ON broadsheet.document USING gin (keys) WITH (gin_pending_list_limit = 2560);
  CREATE INDEX document_by_day ON broadsheet.document (day DESC, issue_id, sequence);

  CREATE TABLE broadsheet.tally (
    issue_id text NOT NULL,
    facet bigint NOT NULL,
    day integer NOT NULL,
    documents integer NOT NULL,
    PRIMARY KEY (issue_id, facet)
  );
  `,
];
