/** Two short tones, in Hz. */
const TONES = [880, 1175];
const TONE_SECONDS = 0.16;
const LOUDNESS = 0.12;
const RING_LOCK = 'leadrabbit-ring';
const QUIET_MS = 3_000;

let context: AudioContext | undefined;

/**
 * Plays the sound of a new lead. Of several tabs one plays it, and leads that arrive right after each other
 * make one sound.
 */
export async function ring(): Promise<void> {
  if (!('locks' in navigator)) return play();
  await navigator.locks.request(RING_LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    await play();
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  });
}

/** Plays the sound now. Browsers refuse it until the person has pressed something on the page. */
export async function play(): Promise<void> {
  context ??= new AudioContext();
  if (context.state === 'suspended') await context.resume();
  const audio = context;
  TONES.forEach((frequency, index) => {
    const start = audio.currentTime + index * TONE_SECONDS;
    const tone = new OscillatorNode(audio, { frequency, type: 'sine' });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.01);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + TONE_SECONDS);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + TONE_SECONDS);
  });
}
