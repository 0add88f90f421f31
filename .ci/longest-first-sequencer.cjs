const Sequencer = require('@jest/test-sequencer').default;

/** Takes minutes, in one worker; begun last, the others would stand idle at its end. A fresh clone knows no durations. */
const LONGEST = /scenarios\.e2e\.spec\.ts$/;

module.exports = class LongestFirstSequencer extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    const isLongest = ({ path }) => LONGEST.test(path);
    return [...sorted.filter(isLongest), ...sorted.filter((test) => !isLongest(test))];
  }
};
