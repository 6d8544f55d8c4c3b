/** What `hyphen` exports and does not declare. https://github.com/ytiurin/hyphen */

declare module 'hyphen/hyphen.js' {
  export interface HyphenatorOptions {
    readonly async?: boolean;
    readonly html?: boolean;
    readonly hyphenChar?: string;
    readonly minWordLength?: number;
  }
  export default function createHyphenator(
    patterns: unknown,
    options: HyphenatorOptions & { readonly async: false },
  ): (text: string) => string;
}

declare module 'hyphen/patterns/*' {
  const patterns: unknown;
  export default patterns;
}
