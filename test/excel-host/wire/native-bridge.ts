import type { SimulatedExcel } from '../excel';

/** The global that the client looks for first; it must stand before the client's bundle is loaded. */
export type NativeBridge = {
  sendMessageToHost(text: string): void;
  /** set by the client */
  onMessageFromHost?: (text: string) => void;
};

/** `_richApiNativeBridge`: JSON text in both directions; requests and answers share an id, events are of type 3. */
export function nativeBridge(excel: SimulatedExcel): NativeBridge {
  const bridge: NativeBridge = {
    sendMessageToHost(text) {
      const { id, message } = JSON.parse(text) as { id: number; message: { body: unknown } };
      const request = typeof message.body === 'string' ? message.body : JSON.stringify(message.body);
      void excel.ask(request).then((answer) => {
        if (answer === null) return;
        const reply =
          'body' in answer
            ? { statusCode: 200, headers: {}, body: answer.body }
            : {
                statusCode: answer.refused.HttpStatusCode,
                headers: {},
                body: { error: { code: answer.refused.Code, message: answer.refused.Message } },
              };
        bridge.onMessageFromHost?.(JSON.stringify({ id, type: 2, message: reply }));
      });
    },
  };
  excel.onEvents((entries) => bridge.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries } })));
  return bridge;
}
