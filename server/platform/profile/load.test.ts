import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ProfileError, loadProfile } from './load.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function aProfileFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'profile-'));
  folders.push(folder);
  cpSync('profiles/default', folder, { recursive: true });
  return folder;
}

/** Changes `file` and gives the line on which `marker` then stands and what the loader says. */
function loadWith(
  file: string,
  from: string | RegExp,
  to: string,
  marker = to,
): { line: number; said: string; folder: string } {
  const folder = aProfileFolder();
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`the test changes nothing in ${file}`);
  writeFileSync(path, after);
  const line = after.slice(0, after.indexOf(marker)).split('\n').length;
  return { line, said: whatIsSaid(folder), folder };
}

function whatIsSaid(folder: string): string {
  try {
    loadProfile(folder);
    return '';
  } catch (error) {
    if (error instanceof ProfileError) return error.message;
    throw error;
  }
}

const wrong: { is: string; file: string; from: string | RegExp; to: string; marker?: string; says: RegExp }[] = [
  {
    is: 'text that is not YAML',
    file: 'clocks.yaml',
    from: 'kind: step',
    to: 'kind: [step',
    marker: 'step: accept',
    says: /Flow sequence/,
  },
  {
    is: 'a name given twice in one row',
    file: 'clocks.yaml',
    from: 'amount: 1\n',
    to: 'amount: 1\n    amount: 2\n',
    marker: 'amount: 2',
    says: /unique/i,
  },
  {
    is: 'a wrong kind of value',
    file: 'clocks.yaml',
    from: 'amount: 4',
    to: 'amount: four',
    says: /clocks\.\d+\.amount/,
  },
  {
    is: 'a unit that is not known',
    file: 'clocks.yaml',
    from: 'unit: workingHours',
    to: 'unit: fortnights',
    says: /unit/,
  },
  {
    is: 'a part that belongs to no file',
    file: 'files.yaml',
    from: '  perMatter:',
    to: '  perPerson: 3\n  perMatter:',
    marker: 'perPerson',
    says: /perPerson.*not a part/,
  },
  {
    is: 'a part left out',
    file: 'files.yaml',
    from: /  perMatter: \d+\n/,
    to: '',
    marker: 'files:',
    says: /files\.perMatter/,
  },
  { is: 'a text without its Chinese', file: 'urgency.yaml', from: 'zh: 特急', to: 'zh: Emergency', says: /Chinese/ },
  {
    is: 'a text without its English',
    file: 'urgency.yaml',
    from: 'name: { zh: 特急, en: Emergency }',
    to: 'name: { zh: 特急 }',
    marker: 'name: { zh: 特急 }',
    says: /name\.en/,
  },
  { is: 'a category code without quotes', file: 'categories.yaml', from: "code: '07'", to: 'code: 07', says: /code/ },
  {
    is: 'the same category twice',
    file: 'categories.yaml',
    from: "code: '07'",
    to: "code: '06' # again",
    says: /«06» is there twice/,
  },
  {
    is: 'family papers signed on a screen',
    file: 'categories.yaml',
    from: 'onScreenSigning: refused',
    to: 'onScreenSigning: allowed # family',
    says: /第三条/,
  },
  {
    is: 'a complaint that its subject could see',
    file: 'categories.yaml',
    from: 'restricted: true',
    to: 'restricted: false # complaint',
    says: /complaint/,
  },
  {
    is: 'a hazard offered for mediation',
    file: 'categories.yaml',
    from: /(code: '51'[\s\S]*?)mediable: false/,
    to: '$1mediable: true # hazard',
    marker: 'mediable: true # hazard',
    says: /only a dispute/,
  },
  {
    is: 'a rule for a category that is not there',
    file: 'triage.yaml',
    from: "category: ['15']",
    to: "category: ['66']",
    says: /no category «66»/,
  },
  {
    is: 'a rule for a body type that is not there',
    file: 'triage.yaml',
    from: 'bodyType: medicalCommittee',
    to: 'bodyType: wizards',
    says: /no body type «wizards»/,
  },
  {
    is: 'a body that does not stand at the level',
    file: 'triage.yaml',
    from: 'bodyType: medicalCommittee',
    to: 'bodyType: villageCommittee # medical',
    says: /does not stand at the level county/,
  },
  {
    is: 'a rule for a sign of danger that is not there',
    file: 'triage.yaml',
    from: 'dangerSigns: any',
    to: 'dangerSigns: [anger]',
    says: /no sign of danger «anger»/,
  },
  {
    is: 'danger proposed to a mediator',
    file: 'triage.yaml',
    from: /(dangerSigns: any[\s\S]*?)bodyType: countyCentre/,
    to: '$1bodyType: medicalCommittee # danger',
    marker: 'bodyType: medicalCommittee # danger',
    says: /never proposed to a mediator/,
  },
  {
    is: 'no way to ask for the county',
    file: 'triage.yaml',
    from: 'when: { askedForCounty: true }',
    to: 'when: { askedForCounty: true, peopleInvolved: { atLeast: 3 } }',
    marker: 'triageRules:',
    says: /may always ask/,
  },
  {
    is: 'a rule without a condition',
    file: 'triage.yaml',
    from: 'when: { askedForCounty: true }',
    to: 'when: {}',
    says: /always fire/,
  },
  {
    is: 'a rule that lowers with more people',
    file: 'triage.yaml',
    from: 'peopleInvolved: { atLeast: 50 }',
    to: 'peopleInvolved: { atMost: 50 }',
    says: /atMost|atLeast/,
  },
  {
    is: 'the same rule twice',
    file: 'triage.yaml',
    from: 'id: triage.people-30',
    to: 'id: triage.people-50 # again',
    says: /there twice/,
  },
  { is: 'bands of people that do not rise', file: 'complexity.yaml', from: 'from: 10', to: 'from: 3', says: /rise/ },
  {
    is: 'a clock from an event that is not there',
    file: 'clocks.yaml',
    from: 'startEvent: matter.registered',
    to: 'startEvent: matter.dreamt',
    says: /no start event «matter.dreamt»/,
  },
  {
    is: 'an own clock from an event that the office does not make',
    file: 'clocks.yaml',
    from: 'startEvent: matter.registered',
    to: 'startEvent: court.filed',
    says: /no act of the office/,
  },
  {
    is: 'a complexity without a promise',
    file: 'clocks.yaml',
    from: 'complexity: simple',
    to: 'complexity: general # two',
    marker: 'clocks:',
    says: /one promise clock for simple/,
  },
  {
    is: 'a step without a clock',
    file: 'clocks.yaml',
    from: 'step: accept',
    to: 'step: contact # not accept',
    marker: 'clocks:',
    says: /«accept» has no clock/,
  },
  {
    is: 'an extension of no unit',
    file: 'clocks.yaml',
    from: /unit: workingDays,\n/,
    to: '\n',
    marker: 'extension:\n',
    says: /an extension has both/,
  },
  {
    is: 'a period of law without its article',
    file: 'clocks-of-law.yaml',
    from: /article: 第三十六条/,
    to: 'article: see there',
    says: /第…条/,
  },
  {
    is: 'a period of law that a county may edit',
    file: 'clocks-of-law.yaml',
    from: 'readonly: true',
    to: 'readonly: false',
    says: /readonly/,
  },
  {
    is: 'a period of law made longer',
    file: 'clocks-of-law.yaml',
    from: /(id: law\.judicialConfirmation[\s\S]*?)amount: 30/,
    to: '$1amount: 60',
    marker: 'amount: 60\n    strength: bar',
    says: /«law\.judicialConfirmation» says another amount than the text of the law/,
  },
  {
    is: 'an article of law exchanged for another',
    file: 'clocks-of-law.yaml',
    from: 'article: 第三十六条',
    to: 'article: 第四十条',
    marker: 'law:\n      name: 人民调解工作若干规定',
    says: /«law\.peoplesMediation» says another law/,
  },
  {
    is: 'an extension that the law does not give',
    file: 'clocks-of-law.yaml',
    from: /(id: law\.judicialConfirmation[\s\S]*?)extension: null/,
    to: '$1extension: { by: court, unit: calendarDays, amount: 10, times: 1, condition: { zh: 院长批准, en: By the president } }',
    marker: 'extension: { by: court, unit: calendarDays, amount: 10, times: 1, condition: { zh: 院长批准',
    says: /«law\.judicialConfirmation» says another extension/,
  },
  {
    is: 'a period of a road that is not there',
    file: 'clocks-of-law.yaml',
    from: 'route: legalAid',
    to: 'route: oracle',
    says: /no route «oracle»/,
  },
  {
    is: 'a period that its road does not name',
    file: 'clocks-of-law.yaml',
    from: 'route: legalAid',
    to: 'route: notary',
    says: /«notary» does not name/,
  },
  {
    is: 'a clock whose id hides its step',
    file: 'clocks.yaml',
    from: 'id: step.sign.emergency',
    to: 'id: step.assign.late',
    says: /begins with «step.sign.»/,
  },
  {
    is: 'a pause for a reason that is not there',
    file: 'clocks-of-law.yaml',
    from: 'pauseReasons: [hearing]',
    to: 'pauseReasons: [holiday]',
    says: /no reason for a pause «holiday»/,
  },
  {
    is: 'a road with a clock that is not there',
    file: 'routes.yaml',
    from: 'clocks: [law.information]',
    to: 'clocks: [law.magic]',
    says: /no clock of law «law.magic»/,
  },
  {
    is: 'a road for a category of another kind',
    file: 'routes.yaml',
    from: "categories: ['71']",
    to: "categories: ['02']",
    says: /of the kind dispute/,
  },
  {
    is: 'results without a group',
    file: 'results.yaml',
    from: 'group: not_performed,',
    to: 'group: solved,',
    marker: 'results:',
    says: /no result is counted as not_performed/,
  },
  {
    is: 'a message that names its subject',
    file: 'notices.yaml',
    from: '编号 {number} 已受理',
    to: '编号 {number}（{category}）已受理',
    says: /«category» is refused/,
  },
  {
    is: 'a short message that is too long',
    file: 'notices.yaml',
    from: '{number}已受理，',
    to: '{number}已经由中心工作人员依法受理并登记在册，',
    says: /7\d|8\d/,
  },
  {
    is: 'an event without words',
    file: 'notices.yaml',
    from: 'event: matter.reopened',
    to: 'event: matter.closed # again',
    says: /matter.closed» is there twice|matter.reopened/,
  },
  {
    is: 'a notice without what the law asks',
    file: 'notice.yaml',
    from: 'id: retention',
    to: 'id: keeping',
    marker: 'paragraphs:',
    says: /«retention» is missing/,
  },
  {
    is: 'danger answered with making peace',
    file: 'danger.yaml',
    from: '不要独自去找对方。',
    to: '也可以先申请调解。',
    says: /making peace/,
  },
  {
    is: 'working hours that end before they begin',
    file: 'county.yaml',
    from: "from: '14:00', to: '17:30'",
    to: "from: '18:00', to: '17:30'",
    says: /working hours end/,
  },
  {
    is: 'a paper worded twice',
    file: 'papers.yaml',
    from: 'id: oral-agreement',
    to: 'id: rights-notice # again',
    says: /«rights-notice» is there twice/,
  },
];

test.each(wrong)('a profile with $is is refused, and file and line are named', ({ file, from, to, marker, says }) => {
  const { line, said, folder } = loadWith(file, from, to, marker);
  expect(said).toMatch(says);
  const lines = said.split('\n').filter((one) => says.test(one));
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.map((one) => one.slice(0, one.indexOf(': ')))).toContain(`${join(folder, file)}:${line}`);
});

const aboutPersons = [
  ['age', /somebody's age/],
  ['gender', /gender/],
  ['nationality', /nationality/],
  ['ethnicGroup', /ethnic/],
  ['religion', /belief/],
  ['health', /health/],
  ['criminalRecord', /past/],
  ['earlierMatters', /past/],
  ['petitionCount', /how often/],
  ['complaintsThisYear', /how often/],
  ['riskScore', /rating/],
  ['applicantName', /who somebody is/],
  ['重点人员', /rating/],
  ['moonPhase', /no fact of a matter/],
] as const;

test.each(aboutPersons)('a triage rule that reads «%s» is refused with a sentence why', (fact, why) => {
  const { line, said, folder } = loadWith(
    'triage.yaml',
    'when: { askedForCounty: true }',
    `when: { askedForCounty: true, ${fact}: true }`,
  );
  expect(said).toMatch(why);
  expect(said).toContain('A rule may read only: category');
  expect(said.slice(0, said.indexOf(': '))).toBe(`${join(folder, 'triage.yaml')}:${line}`);
});

test.each(['urgency.yaml', 'complexity.yaml'])('a rule in %s may not read a person either', (file) => {
  const { said } = loadWith(file, 'when: { dangerSigns: any }', 'when: { dangerSigns: any, previousVisits: 3 }');
  expect(said).toMatch(/previousVisits/);
});

test('a rule may not read how complex a matter is while it is deciding that', () => {
  const { said } = loadWith(
    'complexity.yaml',
    'when: { dangerSigns: any }',
    'when: { dangerSigns: any, complexity: { atLeast: complex } }',
  );
  expect(said).toMatch(/«complexity»/);
});

test('a law that has changed is a new version of its row', () => {
  const { said } = loadWith(
    'clocks-of-law.yaml',
    /(id: law\.confirmation\.accept\n    )version: 1([\s\S]*?)amount: 3\n/,
    '$1version: 2$2amount: 5\n',
    'amount: 5',
  );
  expect(said).toBe('');
});

test('a missing file and a file nobody knows are named', () => {
  const folder = aProfileFolder();
  rmSync(join(folder, 'danger.yaml'));
  writeFileSync(join(folder, 'persons.yaml'), 'persons: []\n');
  const said = whatIsSaid(folder);
  expect(said).toContain(`${join(folder, 'danger.yaml')}:0: the file is missing`);
  expect(said).toContain(`${join(folder, 'persons.yaml')}:1: no profile file has this name`);
});

test('all that is wrong is said at once, not only the first thing', () => {
  const folder = aProfileFolder();
  for (const file of ['clocks.yaml', 'papers.yaml']) {
    const path = join(folder, file);
    writeFileSync(path, `${readFileSync(path, 'utf8')}\nstrange: 1\n`);
  }
  expect(whatIsSaid(folder).split('\n')).toHaveLength(2);
});

test('files are named as seen from where the programme was started', () => {
  const folder = aProfileFolder();
  rmSync(join(folder, 'danger.yaml'));
  expect(() => loadProfile('profiles/nowhere')).toThrow(/^profiles\/nowhere\/county\.yaml:0: the file is missing/);
});
