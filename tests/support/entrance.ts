/** What a browser has that was let in by an address. */
export interface LetIn {
  readonly origin: string;
  /** The path that everything of the application lies below. */
  readonly gate: string;
  /** `name=value` of the cookie. */
  readonly cookie: string;
  /** As a page of the host itself sends them. */
  readonly headers: { readonly cookie: string; readonly origin: string };
}

/** Comes in by an address that a host printed, as its page does. */
export async function letIn(address: string): Promise<LetIn> {
  const { origin, searchParams } = new URL(address);
  const answer = await ask(origin, searchParams.get('token') ?? '');
  const gate = await answer.text();
  if (!answer.ok) throw new Error(`The address is refused: ${gate}`);
  const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
  return { origin, gate, cookie, headers: { cookie, origin } };
}

/** Asks to be let in, with whatever word. */
export const ask = (origin: string, word: string, name = ''): Promise<Response> =>
  fetch(`${origin}/enter`, { method: 'POST', headers: { origin }, body: JSON.stringify({ word, name }) });
