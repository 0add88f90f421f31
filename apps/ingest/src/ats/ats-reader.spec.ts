import { hash } from 'node:crypto';
import { testReader } from './testing/test-reader.js';

describe('the pseudonym of a candidate', () => {
  it('is the same for ever, another in every system, and says nothing of the id', () => {
    const reference = testReader('greenhouse').candidateRef('265277');
    expect(reference).toMatch(/^c\.[A-Za-z0-9_-]{43}$/);
    expect(testReader('greenhouse').candidateRef('265277')).toBe(reference);
    expect(testReader('lever').candidateRef('265277')).not.toBe(reference);
    expect(testReader('greenhouse').candidateRef('265278')).not.toBe(reference);
    expect(reference).not.toContain('265277');
    expect(reference).not.toContain(hash('sha256', 'greenhouse:265277', 'base64url'));
  });
});

describe('a stage of theirs', () => {
  // What pipelines are called in the four languages the defaults speak.
  it.each([
    ['Application Review', 'application'],
    ['Nieuwe sollicitatie', 'application'],
    ['Neue Bewerbung', 'application'],
    ['Candidature reçue', 'application'],
    ['Preliminary Phone Screen', 'qualified'],
    ['Voorselectie', 'qualified'],
    ['Vorauswahl', 'qualified'],
    ['Présélection', 'qualified'],
    ['Face to Face', 'interview'],
    ['Hiring Manager Interview', 'interview'],
    ['Tweede gesprek', 'interview'],
    ['Vorstellungsgespräch', 'interview'],
    ['Entretien RH', 'interview'],
    ['Offer', 'offer'],
    ['Arbeidsvoorwaarden', 'offer'],
    ['Angebot', 'offer'],
    ['Offre envoyée', 'offer'],
    ['Hired', 'hire'],
    ['Aangenomen', 'hire'],
    ['Eingestellt', 'hire'],
    ['Embauché', 'hire'],
    ['Afgewezen', 'other'],
    ['Rejected after interview', 'other'],
  ] as const)('is one of ours by its name: %s', (name, stage) => {
    expect(testReader('any').stageOf({ name })).toBe(stage);
  });

  it.each(['Hiring manager review', 'Ready to hire', 'Meelopen', 'Background check', 'Stage 3'])(
    'is none of ours when its name does not say: %s',
    (name) => {
      expect(testReader('any').stageOf({ name })).toBeUndefined();
    },
  );

  it('is what was configured, by id before name before kind, and its own kind before a guess by name', () => {
    const stages = {
      byId: { '1': 'hire' },
      byName: { 'proef dag': 'interview' },
      byKind: { trial: 'offer' },
    } as const;
    const reader = testReader('any', { stages });
    expect(reader.stageOf({ id: '1', name: 'Proef dag', kind: 'trial' })).toBe('hire');
    expect(reader.stageOf({ id: '2', name: 'PROEF DAG', kind: 'trial' })).toBe('interview');
    expect(reader.stageOf({ id: '2', name: 'Other', kind: 'Trial' })).toBe('offer');
    expect(reader.stageOf({ name: 'Offer round', kind: 'interview' })).toBe('interview');
    expect(reader.stageOf({ name: 'constructor', kind: 'toString' })).toBeUndefined();
  });
});

describe('a source of theirs', () => {
  it.each([
    ['LinkedIn (Prospecting)', 'job_board'],
    ['Indeed', 'job_board'],
    ['Nationale Vacaturebank', 'job_board'],
    ['Jobs page on your website', 'company_page'],
    ['Werken bij', 'company_page'],
    ['Karriereseite', 'company_page'],
    ['Site carrières', 'company_page'],
    ['Agency', 'agency'],
    ['Uitzendbureau', 'agency'],
    ['Personalvermittlung', 'agency'],
    ['Banenmarkt Delft', 'event'],
    ['Jobmesse', 'event'],
    ['Employee Referral', undefined],
    ['Medewerker via LinkedIn', undefined],
    ['Cooptation', undefined],
    ['Other', undefined],
  ] as const)('is a channel by its name, and a colleague is none: %s', (source, channel) => {
    expect(testReader('any').channelOf(source)).toBe(channel);
  });

  it('is what was configured before anything else', () => {
    const reader = testReader('any', { sources: { linkedin: 'other', Employee: 'event' } });
    expect([reader.channelOf('LinkedIn'), reader.channelOf('employee')]).toEqual(['other', 'event']);
  });
});

describe('an employee of theirs', () => {
  it('is an advocate by number, or by the hash of an e-mail address whatever its case', () => {
    const address = hash('sha256', 'ann@employer.example', 'hex');
    const reader = testReader('any', { advocates: { E7: 'advocate-7', [address]: 'advocate-8' } });
    expect(reader.advocateOf({ employeeId: 'e7' })).toBe('advocate-7');
    expect(reader.advocateOf({ email: ' Ann@Employer.example ' })).toBe('advocate-8');
    expect(reader.advocateOf({ email: 'bob@employer.example', employeeId: 'E8' })).toBeUndefined();
    expect(reader.advocateOf({})).toBeUndefined();
  });
});

describe('the answer to how they found us', () => {
  it('is a colleague, one of them, a channel, or nothing that is clear', () => {
    const reader = testReader('any', { advocates: { E7: 'advocate-7' } });
    const answered = (text: string) => reader.answered(text);
    expect(answered('Via een collega')).toEqual([{ kind: 'candidate_answer', channel: 'advocate' }]);
    expect(answered('e7')).toEqual([{ kind: 'candidate_answer', advocateId: 'advocate-7' }]);
    expect(answered('I saw it on LinkedIn')).toEqual([{ kind: 'candidate_answer', channel: 'job_board' }]);
    expect(answered('Jan Jansen told me')).toEqual([]);
  });
});
