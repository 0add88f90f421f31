import { releaseIn } from './java.js';

describe('reading the release of a JVM', () => {
  // What `java -version` of these distributions prints.
  it.each([
    [
      'openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment (build 17.0.15+6-Debian-1deb12u1)',
      17,
    ],
    ['java version "21" 2023-09-19 LTS', 21],
    ['java version "1.8.0_402"', 8],
    ['Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "25-ea" 2025-09-16', 25],
  ])('finds it in %j', (text, release) => {
    expect(releaseIn(text)).toBe(release);
  });

  it('finds none where there is none', () => {
    expect(
      releaseIn('The operation couldn’t be completed. Unable to locate a Java Runtime.'),
    ).toBeUndefined();
  });
});
