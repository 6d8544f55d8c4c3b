import { endianness } from 'node:os';
import type { DatabaseSync } from 'node:sqlite';
import { countedFrom, isTerm, rangeOf, tokensOf } from './countTokens.ts';
import type { SearchDocument } from './engine.ts';
import { createFacts } from './facts.ts';
import { normalFormVersion } from './normalForm.ts';
import type { CountedDocuments } from './postingList.ts';
import { fieldKindNumber } from './ranking.ts';
import type { IssueEntry, Segment } from './segment.ts';
import { type DocumentMeta, decodeDocument, encodeDocument, metaOf, normalOf } from './storedDocument.ts';
import { isTokenTerm, isWordTerm, type QueryPlan, textOfTerm } from './terms.ts';

/** All texts as one segment in a database: FTS5 over the terms of terms.ts, each as a token of its own. */
export interface SqliteSegment extends Segment {
  put(issueId: string, version: string, documents: readonly SearchDocument[]): void;
}

/** Raise this when the tables change. */
const layoutVersion = 4;
const format = `broadsheet-sqlite ${layoutVersion}.${normalFormVersion} ${endianness()}`;

/** More words than this in one question to FTS5 take longer than reading the texts. */
const mostWords = 2000;
/** Enough terms to single a document out. */
const mostTerms = 4;

/** Characters that have no case, or the lower one. */
const unfolded = /^(?:[!-@[-~]|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana})+$/u;

const tables = `
  CREATE TABLE IF NOT EXISTS format (name TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS issues (id TEXT PRIMARY KEY, version TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS documents (
    ordinal INTEGER PRIMARY KEY, issue TEXT NOT NULL, meta TEXT NOT NULL,
    normal TEXT NOT NULL, document TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS documentsOfIssue ON documents (issue);
  CREATE VIRTUAL TABLE IF NOT EXISTS terms USING fts5(
    term, content='', contentless_delete=1, detail=none,
    tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*' separators ' '");
  CREATE VIRTUAL TABLE IF NOT EXISTS vocabulary USING fts5vocab('terms', 'row');
`;

/** Throws when the database is damaged or of another format. */
export function createSqliteSegment(database: DatabaseSync): SqliteSegment {
  database.exec(tables);
  checkFormat(database);
  const prepare = (sql: string) => database.prepare(sql);
  const statements = {
    addIssue: prepare('INSERT INTO issues VALUES (?, ?)'),
    removeIssue: prepare('DELETE FROM issues WHERE id = ?'),
    addDocument: prepare('INSERT INTO documents VALUES (?, ?, ?, ?, ?)'),
    removeDocuments: prepare('DELETE FROM documents WHERE issue = ?'),
    addTerms: prepare('INSERT INTO terms (rowid, term) VALUES (?, ?)'),
    removeTerms: prepare('DELETE FROM terms WHERE rowid = ?'),
    normal: prepare('SELECT normal FROM documents WHERE ordinal = ?'),
    document: prepare('SELECT document FROM documents WHERE ordinal = ?'),
    // One row: hundreds of thousands cost more to hand over than to find.
    match: prepare(
      "SELECT group_concat(rowid, ' ') AS ordinals FROM (SELECT rowid FROM terms WHERE terms MATCH ? ORDER BY rowid)",
    ),
    words: prepare('SELECT term FROM vocabulary'),
    numbers: prepare('SELECT term FROM vocabulary WHERE term > ? AND term < ?'),
  };
  const facts = createFacts();
  const issues = new Map<string, IssueEntry>();
  const alive: boolean[] = [];
  let documents = 0;
  let textLength = 0;
  let words: string[] | null = null;

  const addFacts = (ordinal: number, meta: DocumentMeta, length: number) => {
    // Ordinals of documents that are gone stay empty.
    while (alive.length < ordinal) {
      alive.push(false);
      facts.add(emptyMeta, 0);
    }
    alive.push(true);
    facts.add(meta, length);
    documents++;
    textLength += length;
  };
  load();

  const read = (statement: keyof typeof statements, ordinal: number, column: string): string => {
    const value = statements[statement].get(ordinal)?.[column];
    if (typeof value !== 'string') throw new RangeError(`The index has no document ${ordinal}.`);
    return value;
  };

  return {
    issues,
    facts,
    get size() {
      return alive.length;
    },
    get documents() {
      return documents;
    },
    get textLength() {
      return textLength;
    },
    get bytes() {
      const [pages, size] = ['page_count', 'page_size'].map((name) =>
        Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0] ?? 0),
      );
      return (pages ?? 0) * (size ?? 0);
    },
    isAlive: (ordinal) => alive[ordinal] === true,
    normal: (ordinal) => read('normal', ordinal, 'normal'),
    document: (ordinal) => decodeDocument(read('document', ordinal, 'document')),
    candidates,
    counted,
    put(issueId, version, added) {
      statements.addIssue.run(issueId, version);
      const from = alive.length;
      const normals = added.map(({ fields }) => normalOf(fields));
      const tokens = tokensOf(
        normals.map((normal, sequence) => ({
          normal,
          kindOf: (field) => fieldKindNumber(added[sequence]?.fields[field]?.name ?? 'body'),
        })),
      );
      added.forEach((document, sequence) => {
        const ordinal = alive.length;
        const meta = metaOf(document, sequence);
        const normal = normals[sequence] ?? '';
        const stored = encodeDocument({ meta, fields: document.fields });
        statements.addDocument.run(ordinal, issueId, JSON.stringify(meta), normal, stored);
        statements.addTerms.run(ordinal, (tokens[sequence] ?? []).join(' '));
        addFacts(ordinal, meta, normal.length);
      });
      issues.set(issueId, { version, from, to: alive.length });
      words = null;
    },
    remove(issueId) {
      const entry = issues.get(issueId);
      if (!entry) return;
      for (let ordinal = entry.from; ordinal < entry.to; ordinal++) {
        if (!alive[ordinal]) continue;
        statements.removeTerms.run(ordinal);
        alive[ordinal] = false;
        documents--;
        textLength -= facts.columns.length.values[ordinal] ?? 0;
      }
      statements.removeDocuments.run(issueId);
      statements.removeIssue.run(issueId);
      issues.delete(issueId);
    },
  };

  function candidates(plan: QueryPlan): ArrayLike<number> | null {
    const clauses = plan.required.slice(0, mostTerms).map(quoted);
    const test = plan.words ?? wordTest(plan.partial);
    // FTS5 folds the case of its tokens by tables of its own; only ASCII is surely as the normal form has it.
    if (test && /^[a-z0-9]+$/u.test(plan.partial ?? '')) {
      words ??= statements.words
        .all()
        .map((row) => String(row.term))
        .filter((token) => isTerm(token) && isWordTerm(token));
      const found = words.filter(test);
      if (found.length === 0) return [];
      if (found.length <= mostWords) clauses.push(`(${found.map(quoted).join(' OR ')})`);
    }
    return clauses.length > 0 ? match(clauses.join(' AND ')) : null;
  }

  /** Of one character, letter or bigram that FTS5 surely leaves as it is. */
  function counted({ exact }: QueryPlan): CountedDocuments | null {
    if (exact === null || !isTokenTerm(exact) || !unfolded.test(textOfTerm(exact))) return null;
    const tokens = statements.numbers.all(...rangeOf(exact)).map((row) => String(row.term));
    return countedFrom(
      match(quoted(exact)),
      tokens.map((token) => [token, match(quoted(token))] as const),
    );
  }

  function match(question: string): Int32Array {
    return numbersIn(String(statements.match.get(question)?.ordinals ?? ''));
  }

  function load(): void {
    for (const row of prepare('SELECT id, version FROM issues').iterate()) {
      issues.set(String(row.id), { version: String(row.version), from: 0, to: 0 });
    }
    const rows = prepare(
      'SELECT ordinal, issue, meta, length(normal) AS size FROM documents ORDER BY ordinal',
    );
    for (const row of rows.iterate()) {
      const ordinal = Number(row.ordinal);
      addFacts(ordinal, JSON.parse(String(row.meta)) as DocumentMeta, Number(row.size));
      const id = String(row.issue);
      const entry = issues.get(id);
      if (!entry) throw new Error('The index has a document of no issue.');
      issues.set(id, { ...entry, from: entry.to === 0 ? ordinal : entry.from, to: ordinal + 1 });
    }
  }
}

/** The decimal numbers in a text, parted by single spaces. */
function numbersIn(text: string): Int32Array {
  const numbers = new Int32Array(text.length);
  let count = 0;
  let number = 0;
  for (let at = 0; at <= text.length; at++) {
    const digit = text.charCodeAt(at) - zero;
    if (digit >= 0) number = number * 10 + digit;
    else if (at > 0) {
      numbers[count++] = number;
      number = 0;
    }
  }
  return numbers.slice(0, count);
}

const zero = '0'.charCodeAt(0);

const quoted = (term: string) => `"${term.replaceAll('"', '""')}"`;

const wordTest = (part: string | null) => (part === null ? null : (word: string) => word.includes(part));

const emptyMeta: DocumentMeta = {
  kind: 'article',
  issueId: '',
  articleId: null,
  annotationId: null,
  publication: null,
  date: null,
  edition: null,
  issueNumber: null,
  page: null,
  section: null,
  headline: null,
  bylines: [],
  colour: null,
  passage: null,
  sequence: 0,
  fieldNames: [],
  place: null,
};

function checkFormat(database: DatabaseSync): void {
  const found = database.prepare('SELECT name FROM format').get()?.name;
  if (found === undefined) database.prepare('INSERT INTO format VALUES (?)').run(format);
  else if (found !== format) throw new Error('The index file has another format.');
}
