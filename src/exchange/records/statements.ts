import { Confidence, Stance, StatementKind } from '../../generated/prisma/client';
import { family } from '../files/family';
import { date, listOf, optional, slug, text, to, toAny, word } from '../files/fields';

/** Who said or judged what. */
export const statements = family({
  type: 'statement',
  shape: {
    id: slug,
    speaker: optional(to('participant')),
    speakerAffiliationAsGiven: optional(text),
    kind: word(StatementKind),
    stance: word(Stance),
    about: listOf(toAny),
    on: optional(date),
    summary: text,
    confidence: optional(word(Confidence)),
    sources: listOf(to('source')),
  },
  rows(record, draft) {
    const { summary, confidence, sources } = record;
    const id = draft.node('STATEMENT', { slug: record.id, summary, confidence, sources });
    draft.rows.statement.push({
      id,
      speakerId: draft.id('participant', record.speaker),
      kind: record.kind,
      stance: record.stance,
      saidOn: record.on,
      affiliationAsGiven: record.speakerAffiliationAsGiven,
    });
    record.about.forEach(({ type, id: subject }, position) => {
      const nodeId = draft.id(type, subject);
      draft.rows.statementSubject.push({ statementId: id, nodeId, position });
    });
  },
});
