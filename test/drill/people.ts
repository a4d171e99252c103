import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import type { OfficerName } from '../harness/small-county.ts';
import { ordinary } from '../harness/story.ts';
import type { Chance } from './chance.ts';

/** An act that the house has acknowledged: it must be there, once. */
export interface Acknowledged {
  readonly number: string;
  /** Name in the history. */
  readonly act: string;
  readonly version: number;
}

/** What people hold in hand at the end. */
export interface Ledger {
  readonly acts: Acknowledged[];
  /** Marks in the text of matters that were filed: each at most once in the house, acknowledged ones exactly once. */
  readonly filed: Map<string, string>;
  readonly files: string[];
  /** Acts begun and never answered before the end: there once, or not at all. */
  readonly open: Set<string>;
  /** Rightful acts that were refused. */
  readonly refused: string[];
  tries: number;
}

export function emptyLedger(): Ledger {
  return { acts: [], filed: new Map(), files: [], open: new Set(), refused: [], tries: 0 };
}

export interface Person {
  readonly origin: string;
  readonly tokens: Readonly<Record<OfficerName, string>>;
  readonly noticeVersion: string;
  readonly ledger: Ledger;
  readonly chance: Chance;
  readonly goesOn: () => boolean;
}

/** One who files matter after matter and sees each through, trying every act with its key until it is acknowledged. */
export async function work(person: Person, name: string): Promise<void> {
  const picture = await sharp({ create: { width: 24, height: 24, channels: 3, background: '#664433' } })
    .png()
    .toBuffer();
  for (let n = 0; person.goesOn(); n += 1) await seeThrough(person, `drill-${name}-${n}`, picture);
}

async function seeThrough(person: Person, mark: string, picture: Buffer): Promise<void> {
  const { ledger, chance } = person;
  const fileIds: string[] = [];
  if (chance.next() < 0.5) {
    const file = await upload(person, picture);
    if (!file) return;
    ledger.files.push(file);
    fileIds.push(file);
  }
  const atDesk = chance.next() < 0.4;
  const filing = {
    ...ordinary,
    description: `${ordinary.description} ${mark}`,
    noticeVersion: person.noticeVersion,
    ...(atDesk ? { respondents: [{ role: 'self', name: '吴大江' }] } : {}),
    ...(fileIds.length > 0 ? { fileIds } : {}),
  };
  ledger.open.add(mark);
  const filed = await act(person, atDesk ? 'clerk' : null, atDesk ? '/api/matters' : '/api/resident/matters', filing);
  if (!filed) return;
  ledger.open.delete(mark);
  const number = String(filed['number']);
  ledger.filed.set(mark, number);
  const steps: [OfficerName, string, string, object][] = [
    ['coordinator', 'accept', 'acceptMatter', { category: '02', complexity: 'general', urgency: 'normal' }],
    ['coordinator', 'assign', 'assignMatter', { organisationId: 20, reason: '由该单位办理更合适' }],
    ['xinhe', 'sign-for', 'signForMatter', {}],
    ...Array.from({ length: 3 }, (_, i): [OfficerName, string, string, object] => [
      'xinhe',
      'progress',
      'recordProgress',
      { text: `已到现场 ${mark} ${i}` },
    ]),
    ['xinhe', 'answer', 'answerMatter', { result: 'settled', reply: '双方已经自行和解。' }],
  ];
  let version = 1;
  for (const [who, path, name, body] of steps) {
    if (!person.goesOn()) return;
    ledger.open.add(number);
    const reply = await act(person, who, `/api/matters/${number}/${path}`, body, version);
    if (!reply) return;
    ledger.open.delete(number);
    version = Number(reply['version']);
    ledger.acts.push({ number, act: name, version });
  }
}

/** Sends an act with one key until the house has answered; undefined when the drill ended before, or it was refused. */
async function act(
  person: Person,
  who: OfficerName | null,
  path: string,
  body: object,
  version?: number,
): Promise<Record<string, unknown> | undefined> {
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': `drill-${randomUUID()}`,
    connection: 'close',
    ...(who === null ? {} : { authorization: `Bearer ${person.tokens[who]}` }),
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
  };
  return insist(person, path, () => ({ method: 'POST', headers, body: JSON.stringify(body) }));
}

async function upload(person: Person, picture: Buffer): Promise<string | undefined> {
  const kept = await insist(person, '/api/files', () => {
    const body = new FormData();
    body.set('file', new File([new Uint8Array(picture)], 'wall.png', { type: 'image/png' }));
    return { method: 'POST', headers: { connection: 'close' }, body };
  });
  return kept === undefined ? undefined : String(kept['fileId']);
}

async function insist(
  person: Person,
  path: string,
  request: () => RequestInit,
): Promise<Record<string, unknown> | undefined> {
  while (person.goesOn()) {
    person.ledger.tries += 1;
    const reply = await answerTo(`${person.origin}${path}`, request());
    if (reply && reply.status < 300) return reply.body;
    if (reply && reply.status < 500) {
      person.ledger.refused.push(`${path}: ${reply.status} ${String(reply.body['code'])}`);
      return undefined;
    }
    await pause(person.chance.between(20, 250));
  }
  return undefined;
}

async function answerTo(
  url: string,
  request: RequestInit,
): Promise<{ status: number; body: Record<string, unknown> } | undefined> {
  try {
    const reply = await fetch(url, { ...request, signal: AbortSignal.timeout(8000) });
    // Checked member by member where it is used.
    return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
  } catch {
    return undefined;
  }
}
