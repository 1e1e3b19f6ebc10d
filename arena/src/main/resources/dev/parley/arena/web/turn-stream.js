/**
 * Follows the answers of a turn until all have ended. The browser comes back by itself with the id of the last event it
 * has seen, so that a lost connection loses no text; after a reload the answers come again from their beginning.
 */
export class TurnStream {
  constructor(turn, {onText, onEnd, onPlace, onDone}) {
    this.source = new EventSource(`/api/turns/${turn}/events`);
    this.source.addEventListener('text', event => {
      const {side, text, whole} = JSON.parse(event.data);
      onText(side, text, whole);
    });
    this.source.addEventListener('queue', event => {
      const {side, place} = JSON.parse(event.data);
      onPlace(side, place);
    });
    this.source.addEventListener('end', event => {
      const {side, status, error} = JSON.parse(event.data);
      onEnd(side, status, error);
    });
    this.source.addEventListener('done', () => {
      this.close();
      onDone(true);
    });
    this.source.addEventListener('error', () => {
      if (this.source.readyState === EventSource.CLOSED) {
        onDone(false);
      }
    });
  }

  close() {
    this.source.close();
  }
}
