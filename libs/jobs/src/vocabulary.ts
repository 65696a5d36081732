/** The states of a delivery or a task. A task is deleted when it is done, so it is never `handled`. */
export const deliveryStates = ['waiting', 'failed', 'handled'] as const;
export type DeliveryState = (typeof deliveryStates)[number];
