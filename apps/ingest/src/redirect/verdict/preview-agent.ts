import { type JudgedClick, type VerdictRule } from './verdict-rule.js';

/**
 * Programs that fetch a link to show a card of it. Each pattern matches the fetcher only: the in-app browsers of the
 * same companies (`[LinkedInApp]`, `FBAN/`, `[Pinterest/iOS]`, `Slack_SSB`) are people.
 */
const FETCHERS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['linkedin', /LinkedInBot/i],
  ['facebook', /facebookexternalhit|facebookcatalog|Facebot|meta-externalfetcher/i],
  ['telegram', /TelegramBot/i], // before x, whose name it also carries
  ['x', /Twitterbot/i],
  ['whatsapp', /^WhatsApp\//],
  ['slack', /Slackbot|Slack-ImgProxy/i],
  ['teams', /SkypeUriPreview|MicrosoftPreview|Teams-Link-Preview/i],
  ['discord', /Discordbot/i],
  ['mastodon', /\bMastodon\/\d/],
  ['bluesky', /Bluesky Cardyb/i],
  ['xing', /XING-contenttabreceiver|XING FeedReader/i],
  ['pinterest', /Pinterest(bot)?\/\d[^\]]*\+http/i],
  ['reddit', /redditbot/i],
  ['snapchat', /Snap URL Preview Service/i],
  ['viber', /^Viber\b/],
  ['line', /line-poker/i],
  ['vk', /vkShare/i],
  ['embedly', /Embedly/i],
  ['iframely', /Iframely/i],
];
const VERDICTS = FETCHERS.map(([name, pattern]): readonly [RegExp, JudgedClick] => [
  pattern,
  { verdict: 'preview', rule: name },
]);

/** Fetched by the network or messenger the link was posted in. */
export const previewAgent: VerdictRule = ({ userAgent }) =>
  VERDICTS.find(([pattern]) => pattern.test(userAgent))?.[1];
