import { judgeClick } from './judge-click.js';
import { type ClickSignals } from './verdict-rule.js';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_6_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0';
const verdict = (signals: Partial<ClickSignals>) => {
  const { verdict, rule } = judgeClick({
    method: 'GET',
    headers: {},
    userAgent: FIREFOX,
    isInternalAddress: () => false,
    isSelfMarked: false,
    ...signals,
  });
  return `${verdict}:${rule}`;
};

describe('the verdict on a click', () => {
  // Agents as browsers and apps send them; the in-app browsers are the commonest real clicks of this product.
  it.each([
    FIREFOX,
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.2903.86',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36',
    `${IPHONE} Version/17.6 Mobile/15E148 Safari/604.1`,
    `${IPHONE} Mobile/15E148 [LinkedInApp]/9.30.1234`,
    `${IPHONE} Mobile/15E148 [LinkedInApp]`,
    `${IPHONE} Mobile/21G93 [FBAN/FBIOS;FBAV/480.0.0.36.108;FBBV/639040911;FBDV/iPhone14,5;FBSN/iOS;FBSV/17.6.1;FBLC/nl_NL]`,
    `${IPHONE} Mobile/21G93 Instagram 350.1.0.23.89 (iPhone14,5; iOS 17_6_1; nl_NL; nl; scale=3.00; 1170x2532)`,
    `${IPHONE} Mobile/15E148 Twitter for iPhone/10.60`,
    `${IPHONE} Mobile/15E148 [Pinterest/iOS]`,
    'Mozilla/5.0 (Linux; Android 14; SM-S911B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/490.0.0.0;]',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Slack_SSB/4.41.105 Chrome/128.0.0.0 Safari/537.36',
    'Mozilla/5.0 (X11; CUBOT NOTE 20; Linux aarch64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36', // a phone by CUBOT
  ])('is human for %s', (userAgent) => {
    expect(verdict({ userAgent })).toBe('human:default');
  });

  it.each([
    {
      rule: 'linkedin',
      userAgent: 'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)',
    },
    { rule: 'slack', userAgent: 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' },
    { rule: 'whatsapp', userAgent: 'WhatsApp/2.23.20.0 A' },
    {
      rule: 'facebook',
      userAgent: 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    },
    {
      rule: 'facebook',
      userAgent:
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
    }, // iMessage
    { rule: 'x', userAgent: 'Twitterbot/1.0' },
    {
      rule: 'teams',
      userAgent:
        'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com',
    },
    { rule: 'telegram', userAgent: 'TelegramBot (like TwitterBot)' },
    { rule: 'discord', userAgent: 'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)' },
    { rule: 'mastodon', userAgent: 'Mastodon/4.3.1 (http.rb/5.2.0; +https://mastodon.social/)' },
    { rule: 'bluesky', userAgent: 'Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)' },
    { rule: 'xing', userAgent: 'XING-contenttabreceiver/2.0' },
    {
      rule: 'pinterest',
      userAgent: 'Mozilla/5.0 (compatible; Pinterestbot/1.0; +http://www.pinterest.com/bot.html)',
    },
  ])('is a preview by $rule for $userAgent', ({ rule, userAgent }) => {
    expect(verdict({ userAgent })).toBe(`preview:${rule}`);
  });

  it.each([
    ['bot:empty_agent', ''],
    ['bot:empty_agent', '  '],
    ['bot:isbot', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
    [
      'bot:isbot',
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0.1938.76 Safari/537.36',
    ],
    ['bot:isbot', 'curl/8.5.0'],
    ['bot:isbot', 'python-requests/2.32.3'],
    [
      'bot:isbot',
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36',
    ],
  ])('is %s for %j', (expected, userAgent) => {
    expect(verdict({ userAgent })).toBe(expected);
  });

  it.each([
    { headers: { 'sec-purpose': 'prefetch' } },
    { headers: { 'sec-purpose': 'prefetch;prerender' } },
    { headers: { purpose: 'prefetch' } },
    { headers: { 'x-purpose': 'preview' } },
    { headers: { 'x-moz': 'prefetch' } },
  ])('is a prefetch with $headers', ({ headers }) => {
    expect(verdict({ headers })).toBe('prefetch:purpose_header');
  });

  it('goes by the strongest evidence: method, purpose, agent, address, mark', () => {
    const everything = {
      method: 'HEAD',
      headers: { 'sec-purpose': 'prefetch' },
      userAgent: 'curl/8.5.0',
      isInternalAddress: () => true,
      isSelfMarked: true,
    };
    expect(verdict(everything)).toBe('preview:head');
    expect(verdict({ ...everything, method: 'GET' })).toBe('prefetch:purpose_header');
    expect(verdict({ ...everything, method: 'GET', headers: {} })).toBe('bot:isbot');
    expect(verdict({ isInternalAddress: () => true, isSelfMarked: true })).toBe('internal:internal_range');
    expect(verdict({ isSelfMarked: true })).toBe('self:self_marker');
  });

  it('remembers an agent, not the other signals that came with it', () => {
    const userAgent = `${FIREFOX} remembered`;
    expect([
      verdict({ userAgent, isSelfMarked: true }),
      verdict({ userAgent }),
      verdict({ userAgent: 'curl/8.5.0' }),
      verdict({ userAgent: 'curl/8.5.0' }),
    ]).toEqual(['self:self_marker', 'human:default', 'bot:isbot', 'bot:isbot']);
  });
});
