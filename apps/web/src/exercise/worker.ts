// Its file is called worker, and so the server sends it with the policy that workers get.
import '@heddle/browser-grading/worker';
