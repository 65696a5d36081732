import { declareTask } from '#database';

/** Sends a message that was written. */
export const sendMessageTask = declareTask('message.send', 'message', {});

/** Queues the messages of a resend again. */
export const resendMessagesTask = declareTask('message-resend.carry-out', 'message-resend', {});
