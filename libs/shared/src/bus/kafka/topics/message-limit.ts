const MEBIBYTE = 1024 * 1024;
/** What a batch of records costs beside its records (61 bytes), generously. */
const BATCH_BYTES = 1024;

/** `max.message.bytes` of our topics: twice what HTTP takes in a body, since a refused one is kept in base64. */
export const TOPIC_MAX_MESSAGE_BYTES = 8 * MEBIBYTE;

/** The largest message we publish. */
export const MAX_MESSAGE_BYTES = TOPIC_MAX_MESSAGE_BYTES - BATCH_BYTES;

/**
 * The most we send to a partition at once, unless a single message is larger. kafkajs makes one batch of all that goes
 * to a partition, and the limit of a topic is on the batch: this fits Kafka's own default (1 MiB) for topics that
 * somebody else created.
 */
export const MAX_BATCH_BYTES = MEBIBYTE - BATCH_BYTES;
