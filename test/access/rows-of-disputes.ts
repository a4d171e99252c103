import type { TestHouse } from '../harness/house.ts';

/**
 * One row in every table of mediation, files and messages for each of these matters, written past the policies: what the acts would write
 * on a long road is there at once, so that no table is shown empty to the readers. Official numbers are counted from the one after `given`.
 */
export async function fillTables(t: TestHouse, numbers: readonly string[], given = 0): Promise<void> {
  const matters = await t.look<{ id: string; parties: string[]; handled: number | null }>(
    `select m.id, array_agg(p.id order by p.position) as parties, m.holder_organisation_id as handled
     from matters.matter m join matters.party p on p.matter_id = m.id where m.number = any($1) group by 1, 3`,
    [numbers],
  );
  for (const [i, matter] of matters.entries()) {
    const [one, two = crypto.randomUUID()] = matter.parties as [string, string?];
    const ids = Object.fromEntries(
      ['mediation', 'agreement', 'obligation', 'file'].map((name) => [name, crypto.randomUUID()]),
    );
    for (const [text, values] of statementsFor({ matter: matter.id, one, two, serial: given + i + 1, ...ids } as Ids))
      await t.look(text, values);
  }
}

interface Ids {
  readonly matter: string;
  readonly one: string;
  readonly two: string;
  readonly mediation: string;
  readonly agreement: string;
  readonly obligation: string;
  readonly file: string;
  readonly serial: number;
}

const at = `'2026-03-02T10:00:00+08:00'`;
const hash = `decode(repeat('ab', 32), 'hex')`;

function statementsFor(ids: Ids): [string, unknown[]][] {
  const { matter: m, one, two, mediation, agreement, obligation, file, serial } = ids;
  const manifest = JSON.stringify({
    cover: file,
    entries: [{ fileId: file, from: 'file', item: 'identity', sha256: 'ab'.repeat(32) }],
    number: `2026-新河人调卷-${serial}`,
  });
  return [
    [
      `insert into matters.supervision (county_id, id, matter_id, level, clock_id, organisation_id, body_name, asks, due_date, days_late, letter_number,
         by_organisation_id, issued_at, seq, reply_due)
       select 1, gen_random_uuid(), $1, 'urge', c.id, 1, '安和县综治中心', 'finish', '2026-03-01', 1, '催〔2026〕' || $2::int || '号', 1, ${at}, 1, '2026-03-05'
       from matters.clock c where c.matter_id = $1 order by c.id limit 1`,
      [m, serial],
    ],
    [
      `insert into disputes.mediation (county_id, id, matter_id, committee_id, state, source, principals, started_at)
       values (1, $1, $2, 20, 'preparing', 'application', array[$3, $4]::uuid[], ${at})`,
      [mediation, m, one, two],
    ],
    [
      `insert into disputes.party_standing (county_id, mediation_id, matter_id, party_id) values (1, $1, $2, $3)`,
      [mediation, m, one],
    ],
    [
      `insert into disputes.consent (county_id, id, mediation_id, matter_id, party_id, about, agrees, how, text_version, at)
       values (1, gen_random_uuid(), $1, $2, $3, 'mediation', true, 'visit', '1', ${at})`,
      [mediation, m, one],
    ],
    [
      `insert into disputes.chosen_mediator (county_id, mediation_id, matter_id, mediator_id, position, chosen_by, accepted_by, chosen_at)
       values (1, $1, $2, 1, 0, 'parties', array[$3]::uuid[], ${at})`,
      [mediation, m, one],
    ],
    [
      `insert into disputes.mediator_declaration (county_id, id, mediation_id, matter_id, mediator_id, nothing, objected_by, at)
       values (1, gen_random_uuid(), $1, $2, 1, true, '{}', ${at})`,
      [mediation, m],
    ],
    [
      `insert into disputes.session (county_id, id, mediation_id, matter_id, planned_at, place) values (1, gen_random_uuid(), $1, $2, ${at}, '村委会')`,
      [mediation, m],
    ],
    [
      `insert into disputes.sham_check (county_id, id, mediation_id, matter_id, signs, suspected, at)
       values (1, gen_random_uuid(), $1, $2, '{}', false, ${at})`,
      [mediation, m],
    ],
    [
      `insert into disputes.agreement (county_id, id, mediation_id, matter_id, draft, kind, facts, points, copies, drafted_at)
       values (1, $1, $2, $3, 1, 'written', '漏水', '修缮', 3, ${at})`,
      [agreement, mediation, m],
    ],
    [
      `insert into disputes.signature (county_id, id, agreement_id, matter_id, party_id, how, way, at)
       values (1, gen_random_uuid(), $1, $2, $3, 'fingerprint', 'paper', ${at})`,
      [agreement, m, one],
    ],
    [
      `insert into disputes.signed_paper (county_id, agreement_id, file_id, matter_id, sha256, at) values (1, $1, $2, $3, ${hash}, ${at})`,
      [agreement, file, m],
    ],
    [
      `insert into disputes.obligation (county_id, id, agreement_id, matter_id, position, debtor_id, creditor_id, what, due_on)
       values (1, $1, $2, $3, 0, $4, $5, '修好水管', '2026-04-01')`,
      [obligation, agreement, m, two, one],
    ],
    [
      `insert into disputes.performance (county_id, id, obligation_id, matter_id, performed, on_date, at)
       values (1, gen_random_uuid(), $1, $2, 'partly', '2026-03-02', ${at})`,
      [obligation, m],
    ],
    [
      `insert into disputes.performance_report (county_id, id, obligation_id, matter_id, by_party_id, for_party_id, done, reported_at, seq)
       values (1, gen_random_uuid(), $1, $2, $3, $4, 'partly', ${at}, 1)`,
      [obligation, m, two, one],
    ],
    [
      `insert into disputes.breach (county_id, id, obligation_id, matter_id, recorded_at, by_post_id, debtor_asked, creditor_asked, reopened, seq)
       values (1, gen_random_uuid(), $1, $2, ${at}, 106, 'admits', 'not_performed', false, 1)`,
      [obligation, m],
    ],
    [
      `insert into disputes.judicial_confirmation (county_id, id, agreement_id, matter_id, court, decision_number, confirmed, decided_on, seq)
       values (1, gen_random_uuid(), $1, $2, '安和县人民法院', '（2026）安01司确' || $3::int || '号', true, '2026-03-02', 1)`,
      [agreement, m, serial],
    ],
    [
      `insert into disputes.follow_up (county_id, id, mediation_id, matter_id, visited_at, way, party_ids, by_post_id, performed, lawsuit, wrong_mediation,
         escalation, seq)
       values (1, gen_random_uuid(), $1, $2, ${at}, 'visit', array[$3]::uuid[], 106, 'not_due', false, false, false, 1)`,
      [mediation, m, one],
    ],
    [
      `insert into disputes.dossier_number (county_id, committee_id, year, serial, number, mediation_id, matter_id, given_at)
       values (1, 20, 2026, $1, $2, $3, $4, ${at})`,
      [serial, `(2026)新河人调字第${serial}号`, mediation, m],
    ],
    [
      `insert into disputes.dossier_file (county_id, mediation_id, matter_id, file_id, item, seq, at) values (1, $1, $2, $3, 'identity', 1, ${at})`,
      [mediation, m, file],
    ],
    [
      `insert into disputes.dossier_mark (county_id, mediation_id, matter_id, item, not_applicable, seq) values (1, $1, $2, 'inquiry', true, 1)`,
      [mediation, m],
    ],
    [
      `insert into disputes.dossier_archive (county_id, id, mediation_id, matter_id, committee_id, year, serial, number, dossier_number, how, manifest,
         manifest_sha256, archived_at, by_post_id, custodian_post_id, seq, retention_rule, retention_from, parts_all)
       values (1, $1, $1, $2, 20, 2026, $3, $4, $5, 'made', $6, ${hash}, ${at}, 106, 106, 1, 'dossierForEver', '2027-01-01', 1)`,
      [mediation, m, serial, `2026-新河人调卷-${serial}`, `(2026)新河人调字第${serial}号`, manifest],
    ],
    [
      `insert into disputes.dossier_supplement (county_id, id, archive_id, mediation_id, matter_id, serial, number, manifest, manifest_sha256, added_at,
         by_post_id, seq, parts_all)
       values (1, gen_random_uuid(), $1, $1, $2, 1, $3, $4, ${hash}, ${at}, 106, 1, 1)`,
      [mediation, m, `2026-新河人调卷-${serial}-补1`, manifest],
    ],
    [
      `insert into matters.paper (county_id, id, matter_id, kind, seq, sha256, snapshot_sealed, at)
       values (1, gen_random_uuid(), $1, 'receipt', 1, ${hash}, '\\x00', ${at})`,
      [m],
    ],
    [
      `insert into files.file (county_id, id, place, media_type, bytes, sha256, name_sealed, uploaded_by, uploaded_at, matter_id, purpose, attached_by, attached_at)
       values (1, $1, $3, 'image/jpeg', 10, ${hash}, '\\x00', 'open', ${at}, $2, 'photo', 'open', ${at})`,
      [file, m, file.replaceAll('-', '')],
    ],
    [
      `insert into matters.attached_file (county_id, matter_id, file_id, seq, kind) values (1, $1, $2, 1, 'photo')`,
      [m, file],
    ],
    [
      `insert into matters.procedure (county_id, id, matter_id, kind, started_at, ended_at, outcome) values (1, $1, $2, 'mediation', ${at}, ${at}, 'failed')`,
      [mediation, m],
    ],
    [
      `insert into matters.rating (county_id, matter_id, party_id, acceptance, process, result, at) values (1, $1, $2, 3, 3, 3, ${at})`,
      [m, two],
    ],
    [
      `insert into matters.data_request (county_id, id, matter_id, party_id, kind, asked_at) values (1, gen_random_uuid(), $1, $2, 'correct', ${at})`,
      [m, one],
    ],
    [
      `insert into matters.consent (county_id, id, matter_id, party_id, purpose, text_version, given, at)
       values (1, gen_random_uuid(), $1, $2, 'sensitive', '1', true, ${at})`,
      [m, one],
    ],
    [
      `insert into matters.follow_up (county_id, id, matter_id, party_id, asked_at, way, reached) values (1, gen_random_uuid(), $1, $2, ${at}, 'phone', 'not_reached')`,
      [m, one],
    ],
    [
      `insert into matters.reopening (county_id, id, matter_id, ground, state, asked_at, asked_by_party_id, asked_seq, closed_at, result, outcome)
       values (1, gen_random_uuid(), $1, 'party', 'asked', ${at}, $2, 1, ${at}, 'agreementWritten', 'solved')`,
      [m, one],
    ],
    [
      `insert into matters.source (county_id, matter_id, body_name, reference, reference_key) values (1, $1, '安和县信访局', $2, $2)
       on conflict do nothing`,
      [m, `XF2026${serial}`],
    ],
    [
      `insert into matters.outside_number (county_id, id, matter_id, system_name, number, number_key, added_at, added_by_post_id, added_seq)
       values (1, gen_random_uuid(), $1, '粤平安', $2, $2, ${at}, 106, 1)`,
      [m, `YPA2026${serial}`],
    ],
    [
      `insert into matters.note (county_id, matter_id, seq, kind, body) values (1, $1, 1, 'test', '约定周三下午见面')`,
      [m],
    ],
    [
      `insert into matters.opening (county_id, id, matter_id, officer_id, post_id, organisation_id, operation, at)
       values (1, gen_random_uuid(), $1, 1, 101, 1, 'getMatterFile', ${at})`,
      [m],
    ],
    [
      `insert into platform.message (county_id, id, channel, state, template, params, lang, party_id, matter_id, at)
       values (1, gen_random_uuid(), 'inApp', 'sent', 'news', '{}', 'zh', $1, $2, ${at})`,
      [one, m],
    ],
  ];
}
