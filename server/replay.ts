import { parentPort } from 'node:worker_threads';
import { answerReplays, type ReplayAnswer, type ReplayQuestion, type ReplayRun } from './net/replayJob.ts';

// A thread of the server: plays a finished exercise again and shows it as it stood at any moment.
const port = parentPort;
if (port) {
  const tell = (answer: ReplayAnswer): void => port.postMessage(answer, []);
  port.once('message', (run: ReplayRun) => {
    void answerReplays(run, tell).then((ask) =>
      port.on('message', (question: ReplayQuestion) => ask(question)),
    );
  });
}
