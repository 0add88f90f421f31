/** Nest injection token of the OutgoingRules that receivers of webhooks are judged by. */
export const WEBHOOK_RULES = Symbol('WebhookRules');
