import type { Literal } from 'mdast';
import type { CompileContext, Token, Extension as TreeExtension } from 'mdast-util-from-markdown';
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';

/** What stands in `[[…]]`: a name, and after `|` what is shown for it. */
export interface WikiLink extends Literal {
  type: 'wikiLink';
}

/** A formula in `$…$` or `$$…$$`, as it was written. */
export interface Formula extends Literal {
  type: 'formula';
}

declare module 'mdast' {
  interface PhrasingContentMap {
    wikiLink: WikiLink;
    formula: Formula;
  }
  interface RootContentMap {
    wikiLink: WikiLink;
    formula: Formula;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    wikiLink: 'wikiLink';
    formula: 'formula';
    formulaText: 'formulaText';
  }
}

const codes = { dollar: 36, backslash: 92, open: 91, close: 93, space: 32 } as const;
/** Longer names and formulas are text. */
const longest = 1000;

/** See the table of codes of micromark-util-symbol: line endings stand below the tab. */
const isLineEnding = (code: Code): boolean => code !== null && code < -2;
const isSpace = (code: Code): boolean => code === null || code < 0 || code === codes.space;
const isDigit = (code: Code): boolean => code !== null && code >= 48 && code <= 57;

/** `[[a name]]` on one line. */
const wikiLink: Construct = {
  name: 'wikiLink',
  tokenize(effects: Effects, ok: State, nok: State): State {
    let length = 0;
    const open: State = (code) => {
      if (code !== codes.open) return nok(code);
      effects.consume(code);
      return inside;
    };
    const inside: State = (code) => {
      if (code === null || isLineEnding(code) || code === codes.open || ++length > longest) return nok(code);
      if (code === codes.close && length === 1) return nok(code);
      effects.consume(code);
      return code === codes.close ? close : inside;
    };
    const close: State = (code) => {
      if (code !== codes.close) return nok(code);
      effects.consume(code);
      effects.exit('wikiLink');
      return ok;
    };
    return (code) => {
      effects.enter('wikiLink');
      effects.consume(code);
      return open;
    };
  },
};

/**
 * `$x$` or `$$x$$`, with Pandoc's rule against sums of money: no space after the first dollar nor before the last,
 * and no digit after it, https://pandoc.org/MANUAL.html#extension-tex_math_dollars.
 */
const formula: Construct = {
  name: 'formula',
  tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    let size = 0;
    let closing = 0;
    let length = 0;
    /** Of what is before the code at hand. */
    let afterSpace = false;
    const open: State = (code) => {
      if (code === codes.dollar && size < 2) {
        effects.consume(code);
        size++;
        return open;
      }
      if (code === codes.dollar || (size === 1 && isSpace(code))) return nok(code);
      return begin(code);
    };
    const begin: State = (code) => {
      if (isLineEnding(code)) {
        effects.enter('lineEnding');
        effects.consume(code as NonNullable<Code>);
        effects.exit('lineEnding');
        afterSpace = true;
        return begin;
      }
      effects.enter('formulaText');
      return inside(code);
    };
    const inside: State = (code) => {
      if (code === null || ++length > longest) return nok(code);
      if (isLineEnding(code)) {
        effects.exit('formulaText');
        return begin(code);
      }
      if (code === codes.dollar && !(size === 1 && afterSpace)) {
        closing = 0;
        return close(code);
      }
      afterSpace = isSpace(code);
      effects.consume(code);
      return code === codes.backslash ? escaped : inside;
    };
    const escaped: State = (code) => {
      if (code !== codes.dollar && code !== codes.backslash) return inside(code);
      effects.consume(code);
      return inside;
    };
    const close: State = (code) => {
      if (code === codes.dollar && closing < size) {
        effects.consume(code);
        closing++;
        return close;
      }
      if (closing < size) return inside(code);
      if (size === 1 && (isDigit(code) || code === codes.dollar)) return inside(code);
      effects.exit('formulaText');
      effects.exit('formula');
      return ok(code);
    };
    return (code) => {
      effects.enter('formula');
      return open(code);
    };
  },
};

/** Tells the tokenizer of names and formulas, in which nothing else of Markdown counts. */
export const writtenSyntax: Extension = {
  text: { [codes.open]: wikiLink, [codes.dollar]: formula },
};

function leave(this: CompileContext, token: Token): void {
  this.exit(token);
}

/** Makes nodes of them. */
export const writtenTree: TreeExtension = {
  enter: {
    wikiLink(token) {
      this.enter({ type: 'wikiLink', value: this.sliceSerialize(token).slice(2, -2) }, token);
    },
    formula(token) {
      this.enter({ type: 'formula', value: this.sliceSerialize(token) }, token);
    },
  },
  exit: { wikiLink: leave, formula: leave },
};
