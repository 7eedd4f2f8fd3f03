import { Alarm, Connection } from '../../view/connection.js';
import { router } from '../model/router.js';

customElements.define(
  'sw-router-connection',
  class extends Connection {
    get source() {
      return router;
    }
  },
);

customElements.define(
  'sw-router-alarm',
  class extends Alarm {
    get source() {
      return router;
    }
  },
);
