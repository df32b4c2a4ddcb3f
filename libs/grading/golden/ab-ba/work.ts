import { Lock } from 'heddle/threading';

const cartLock = new Lock();
const stockLock = new Lock();
let cart = 0;
let stock = 5;

export function take(): void {
  cartLock.run(() => stockLock.run(() => {
    cart += 1;
    stock -= 1;
  }));
}

export function putBack(): void {
  stockLock.run(() => cartLock.run(() => {
    stock += 1;
    cart -= 1;
  }));
}
