import { declareTask } from '#database';

/** Sends a message that was written. */
export const sendMessageTask = declareTask('message.send', 'message', {});
