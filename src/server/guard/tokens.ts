import { Lexer, Source, TokenKind } from 'graphql';

import { RequestError } from '../../engine/errors';
import { LIMITS } from './limits';

const OPENING: ReadonlySet<string> = new Set([
  TokenKind.BRACE_L,
  TokenKind.BRACKET_L,
  TokenKind.PAREN_L,
]);
const CLOSING: ReadonlySet<string> = new Set([
  TokenKind.BRACE_R,
  TokenKind.BRACKET_R,
  TokenKind.PAREN_R,
]);

/** The one character that PostgreSQL has no place for. */
export const NUL = '\0';

/**
 * Bounds what the parser is given: how many tokens, and how deep its recursion will go.
 * Refuses texts that the database could not be sent.
 * The number of tokens up to the end or up to the first malformed one, which the parser then reports.
 */
export function countTokens(text: string): number {
  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  let open = 0;
  while (advance(lexer) && lexer.token.kind !== TokenKind.EOF) {
    if (++tokens > LIMITS.tokens) {
      throw new RequestError(
        `a document may have at most ${LIMITS.tokens} tokens, got more`,
        'TOKEN_LIMIT',
      );
    }
    if (lexer.token.value?.includes(NUL)) {
      const { line, column } = lexer.token;
      throw new RequestError(
        `a text may not hold the character U+0000, which the one at line ${line}, column ${column} does`,
      );
    }
    if (OPENING.has(lexer.token.kind) && ++open > LIMITS.brackets) {
      throw new RequestError(
        `brackets may nest at most ${LIMITS.brackets} deep, got more`,
        'DEPTH_LIMIT',
      );
    }
    if (CLOSING.has(lexer.token.kind)) open--;
  }
  return tokens;
}

function advance(lexer: Lexer): boolean {
  try {
    lexer.advance();
    return true;
  } catch {
    return false;
  }
}
