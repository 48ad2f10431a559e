import type { SimulatedExcel } from '../excel';

export type ExternalOptions = { readonly locale: string; readonly sets: Readonly<Record<string, number>> };

/** Numbers of the calls that the client makes through `window.external`. */
const CALL = { executeRichApiRequest: 93, richApiMessage: 33 } as const;
/** The number that says that a call is not supported. */
const UNSUPPORTED = 5000;

/**
 * Numbers by which Excel refuses a request as a whole, by the code that the client makes of them.
 * Source: the client's own table (OfficeJsErrorCode_ooe… of excel-win32-16.01.debug.js).
 */
const REFUSALS: Readonly<Record<string, number>> = {
  InvalidOperationInCellEditMode: 5004,
  ActivityLimitReached: 5102,
  RequestPayloadSizeLimitExceeded: 5103,
  ResponsePayloadSizeLimitExceeded: 5104,
};

/** Arrays cross the border as objects with `toArray`, as COM hands them over. */
const safeArray = (values: readonly unknown[]) => ({ toArray: () => values, dimensions: () => 1 });
type Callback = (values: ReturnType<typeof safeArray>) => void;
type Handler = (id: number, values: ReturnType<typeof safeArray>) => void;

/**
 * What Excel for Windows puts at `window.external` of a task pane (the Win32 contract). office.js then starts by
 * itself; the page's address carries `?_host_Info=Excel$Win32$16.01$zh-CN`.
 */
export function windowExternal(excel: SimulatedExcel, options: ExternalOptions) {
  const handlers = new Map<number, Handler>();
  excel.onEvents((messages) => {
    const entries = messages.map((each) => [
      each.messageCategory,
      each.messageType,
      each.targetId,
      each.message,
      each.id,
      false,
    ]);
    handlers.get(CALL.richApiMessage)?.(CALL.richApiMessage, safeArray(entries));
  });
  return {
    GetContext: () => officeContext(excel, options),
    GetHostInfo: () => `Excel|Win32|16.01|${options.locale}`,
    Execute(call: number, parameters: readonly (readonly unknown[])[], callback: Callback) {
      if (call !== CALL.executeRichApiRequest) return later(() => callback(safeArray([UNSUPPORTED])));
      void excel.ask(String(parameters[0]?.[4])).then((answer) => {
        if (answer === null) return;
        if ('body' in answer) return callback(safeArray([0, [200, [], JSON.stringify(answer.body)]]));
        const { Code, Message } = answer.refused;
        const number = REFUSALS[Code];
        if (number !== undefined) return callback(safeArray([number]));
        const body = { error: { code: Code, message: Message } };
        return callback(safeArray([0, [answer.refused.HttpStatusCode, [], JSON.stringify(body)]]));
      });
    },
    RegisterEvent(id: number, _target: string, handler: Handler, callback: Callback) {
      handlers.set(id, handler);
      later(() => callback(safeArray([0])));
    },
    UnregisterEvent(id: number, _target: string, callback: Callback) {
      handlers.delete(id);
      later(() => callback(safeArray([0])));
    },
  };
}

function officeContext(excel: SimulatedExcel, { locale, sets }: ExternalOptions) {
  const settings = new Map<string, unknown>();
  const supported = { ExcelApi: Number(`1.${excel.knobs.apiLevel}`), ...sets };
  return {
    GetAppType: () => 1,
    GetSolutionRef: () => '00000000-0000-0000-0000-000000000001',
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => locale,
    GetAppDataLocale: () => locale,
    GetDocUrl: () => 'C:\\台账\\工作簿1.xlsx',
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 2,
    GetControlIntegrationLevel: () => 2,
    GetSolutionToken: () => '',
    GetCorrelationId: () => 'simulated',
    GetInstanceId: () => 'simulated',
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => false,
    GetSupportedMatrix: () => JSON.stringify(supported),
    GetHostFullVersion: () => '16.0.17726.20000',
    GetOfficeThemeInfo: () =>
      JSON.stringify({
        primaryFontColor: 0x212121,
        primaryBackgroundColor: 0xffffff,
        secondaryFontColor: 0x212121,
        secondaryBackgroundColor: 0xf3f3f3,
      }),
    GetSettings: () => ({
      Read: (keys: string[], values: unknown[]) => {
        for (const [key, value] of settings) {
          keys.push(key);
          values.push(value);
        }
      },
      Write: (keys: readonly string[], values: readonly unknown[]) =>
        keys.forEach((key, i) => settings.set(key, values[i])),
    }),
    GetInitialDisplayMode: () => 0,
  };
}

function later(act: () => void): void {
  setTimeout(act, 0);
}
