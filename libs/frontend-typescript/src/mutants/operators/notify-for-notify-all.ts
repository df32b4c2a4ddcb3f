import { methodCall } from '../calls';
import { replace } from '../edit';
import type { Operator } from '../operator';

/** RNA (replace notifyAll with notify) of ConMAn. */
export const notifyForNotifyAll: Operator = {
  name: 'notify-for-notify-all',
  changes: (program) =>
    program.nodes.flatMap((node) => {
      const found = methodCall(node);
      return found?.method === 'notifyAll' ? [{ at: node, edits: [replace(found.property, 'notify')] }] : [];
    }),
};
