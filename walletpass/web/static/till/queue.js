/* The sales that wait in this browser, by their keys, through every reload. */

const STORE = "sales";

let opened = null;

function base() {
  opened ??= new Promise((done, failed) => {
    const wish = indexedDB.open("walletpass-till", 1);
    wish.onupgradeneeded = () => wish.result.createObjectStore(STORE, { keyPath: "key" });
    wish.onsuccess = () => {
      wish.result.onclose = forget;
      wish.result.onversionchange = () => {
        wish.result.close();
        forget();
      };
      done(wish.result);
    };
    wish.onerror = () => failed(wish.error);
  }).catch((fault) => {
    forget(); // there may be room the next time
    throw fault;
  });
  return opened;
}

function forget() {
  opened = null;
}

async function act(mode, deed) {
  const transaction = (await base()).transaction(STORE, mode);
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done(result?.result);
    transaction.onabort = () => failed(transaction.error); // a full disk says so here
    const result = deed(transaction.objectStore(STORE));
  });
}

export async function queued() {
  try {
    return await act("readonly", (store) => store.getAll());
  } catch {
    return []; // a browser that keeps nothing has nothing waiting
  }
}

/* Keep a sale; whoever calls must say so if there is no room for it. */
export const put = (sale) => act("readwrite", (store) => store.put(sale));

export const drop = (keys) =>
  act("readwrite", (store) => keys.forEach((key) => store.delete(key)));
