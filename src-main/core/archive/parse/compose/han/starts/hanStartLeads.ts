import type { Evidence } from './hanEvidence.ts';
import type { HanForm } from './hanForms.ts';
import { leadTimes, openers } from './hanLead.ts';
import { kindCount, kindName, kindNumber, startKinds as kinds } from './hanStartEvidence.ts';

const openerCount = openers.length;
const timeCount = leadTimes.length;
const noText = openers.indexOf('noText');

const leads = {
  own: kinds.add(
    (opener, time) => `opener=${openers[opener]}&time=${leadTimes[time]}`,
    openerCount,
    timeCount,
  ),
  ownKind: kinds.add(
    (opener, time, kind) => `opener=${openers[opener]}&time=${leadTimes[time]}&kind=${kindName(kind)}`,
    openerCount,
    timeCount,
    kindCount,
  ),
  ownBefore: kinds.add(
    (before, opener, time) => `before=${kindName(before)}&opener=${openers[opener]}&time=${leadTimes[time]}`,
    kindCount,
    openerCount,
    timeCount,
  ),
  times: kinds.add(
    (time, other, kind) => `time=${leadTimes[time]}&beforeTime=${leadTimes[other]}&before=${kindName(kind)}`,
    timeCount,
    timeCount,
    kindCount,
  ),
  timesAfter: kinds.add(
    (time, other, kind) => `time=${leadTimes[time]}&afterTime=${leadTimes[other]}&after=${kindName(kind)}`,
    timeCount,
    timeCount,
    kindCount,
  ),
  openers: kinds.add(
    (own, before) => `opener=${openers[own]}&beforeOpener=${openers[before]}`,
    openerCount,
    openerCount,
  ),
  openersAfter: kinds.add(
    (own, after) => `opener=${openers[own]}&afterOpener=${openers[after]}`,
    openerCount,
    openerCount,
  ),
  after: kinds.add(
    (kind, time, opener) =>
      `kind=${kindName(kind)}&afterTime=${leadTimes[time]}&afterOpener=${openers[opener]}`,
    kindCount,
    timeCount,
    openerCount,
  ),
};

/**
 * Whether running text reads like the lead of a report (who, and when) or like text that goes on, beside what
 * the lines before and after it open with: series of briefs have no headlines.
 */
export function startLeads(forms: readonly HanForm[], index: number, add: Evidence): void {
  const form = forms[index];
  if (!form) return;
  const before = forms[index - 1];
  const after = forms[index + 1];
  add(leads.after, form.kind, after?.leadTime ?? 0, after?.opener ?? noText);
  if (form.opener === noText) return;
  add(leads.own, form.opener, form.leadTime);
  add(leads.ownKind, form.opener, form.leadTime, form.kind);
  add(leads.ownBefore, kindNumber(before), form.opener, form.leadTime);
  add(leads.times, form.leadTime, before?.leadTime ?? 0, kindNumber(before));
  add(leads.timesAfter, form.leadTime, after?.leadTime ?? 0, kindNumber(after));
  add(leads.openers, form.opener, before?.opener ?? noText);
  add(leads.openersAfter, form.opener, after?.opener ?? noText);
}
