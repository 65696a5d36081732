const channel = 'BroadcastChannel' in window ? new BroadcastChannel('laurel:session') : null;

/** Tells the other open tabs that the person has signed out. */
export function tellOtherTabs(): void {
  channel?.postMessage('signed out');
}

/** Runs when the person has signed out in another tab. */
export function onSignedOutElsewhere(act: () => void): void {
  channel?.addEventListener('message', act);
}
