import { refusalIdAt } from './log-position.js';

describe('refusalIdAt', () => {
  const position = { topic: 'advocacy.shares.v1', partition: 1, offset: 42 };
  const bytes = Buffer.from('{');

  it('is the same for the same message at the same position, and a well-formed UUID of version 8', () => {
    const id = refusalIdAt(position, bytes);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(refusalIdAt({ ...position }, Buffer.from('{'))).toBe(id);
  });

  it('differs by topic, partition, offset, and by what the message says', () => {
    const ids = [
      refusalIdAt(position, bytes),
      refusalIdAt({ ...position, topic: 'advocacy.talent.v1' }, bytes),
      refusalIdAt({ ...position, partition: 14, offset: 2 }, bytes),
      refusalIdAt({ ...position, partition: 1, offset: 43 }, bytes),
      refusalIdAt(position, Buffer.from('[')),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
