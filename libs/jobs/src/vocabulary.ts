/** How a delivery or a task stands. A task that is done is deleted, so it is never `handled`. */
export const deliveryStates = ['waiting', 'failed', 'handled'] as const;
export type DeliveryState = (typeof deliveryStates)[number];
