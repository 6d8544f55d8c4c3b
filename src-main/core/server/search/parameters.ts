import type { PoolClient } from 'pg';

/** A statement with its values. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /**
   * Whether a server may plan it once for all values. Not where a search is narrowed: the best plan for one day is none for
   * a century.
   */
  readonly isUsual?: boolean;
}

/** The values of a statement, which stand in it as `$1`, `$2` and so on: no text of anybody is ever part of a statement. */
export class Parameters {
  readonly #values: unknown[] = [];

  /** Where a value stands in the statement, as `type` of PostgreSQL. */
  add(value: unknown, type: string): string {
    this.#values.push(value);
    return `$${this.#values.length}::${type}`;
  }

  /** A text made of such places, with the values that it has a place for. */
  statement(text: string): Statement {
    const used = [...new Set(Array.from(text.matchAll(/\$(\d+)::/gu), ([, number]) => Number(number)))];
    return {
      text: text.replace(/\$(\d+)::/gu, (_place, number: string) => `$${used.indexOf(Number(number)) + 1}::`),
      values: used.map((number) => this.#values[number - 1]),
    };
  }
}

/** What a statement answers. Statements that are asked without waiting for one another are answered in their order. */
export const askedRows = async <Row extends object>(
  client: Pick<PoolClient, 'query'>,
  { text, values, isUsual }: Statement,
): Promise<readonly Row[]> =>
  (await client.query<Row>({ ...(isUsual && named(text)), text, values: [...values] })).rows;

/** So many statements are kept planned by each connection; there are a dozen that most searches consist of. */
const mostNamed = 64;
const names = new Map<string, { readonly name: string }>();

/** The name under which a connection keeps a statement; none where there are too many. */
function named(text: string): { readonly name: string } | null {
  const known = names.get(text);
  if (known || names.size === mostNamed) return known ?? null;
  const given = { name: `broadsheet ${names.size}` };
  names.set(text, given);
  return given;
}
