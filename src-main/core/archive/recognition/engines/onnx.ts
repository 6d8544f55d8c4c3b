import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { damagedModel, packageFolder, packageVersion } from './models.ts';

/** A network that takes one tensor of floats and gives another. */
export interface Network {
  run(
    input: Float32Array,
    shape: readonly number[],
  ): Promise<{ data: Float32Array; shape: readonly number[] }>;
  close(): Promise<void>;
}

/** What runs the networks: in WebAssembly everywhere, or natively where onnxruntime-node is installed. */
export interface Runtime {
  readonly name: string;
  readonly version: string;
  open(file: string): Promise<Network>;
}

/** `auto` is native where it can be had. */
export type RuntimeChoice = 'auto' | 'native' | 'wasm';

interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Record<string, unknown>): Promise<Record<string, OutputTensor>>;
  release(): Promise<void>;
}

interface OutputTensor {
  readonly data: unknown;
  readonly dims: readonly number[];
  dispose(): void;
}

/** The part of ONNX Runtime (MIT) that is used here, the same in both packages. */
interface Ort {
  readonly env: { logLevel?: string; wasm: { numThreads?: number; wasmPaths?: unknown; proxy?: boolean } };
  readonly InferenceSession: {
    create(model: Uint8Array, options: Record<string, unknown>): Promise<Session>;
  };
  readonly Tensor: new (type: 'float32', data: Float32Array, shape: readonly number[]) => OutputTensor;
}

/** Names that a bundler is not to look for: one may be missing, the other is found by its `node` condition. */
const nativePackage = 'onnxruntime-node';
const wasmPackage = 'onnxruntime-web/wasm';

/** Opens a runtime with so many threads. */
export async function openRuntime(choice: RuntimeChoice, threads: number): Promise<Runtime> {
  if (choice !== 'wasm') {
    const native = await openNative(threads).catch(() => null);
    if (native) return native;
  }
  return await openWasm(threads);
}

async function openNative(threads: number): Promise<Runtime> {
  const ort = exported((await import(nativePackage)) as Ort | { readonly default: Ort });
  const options = {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    // The arena never gives back what the largest tile took.
    enableCpuMemArena: false,
    // Threads that wait for work by spinning take the processor from everybody else.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
    logSeverityLevel: 3,
  };
  return runtimeOf(ort, 'onnxruntime-node', packageVersion(nativePackage), options);
}

async function openWasm(threads: number): Promise<Runtime> {
  const ort = exported((await import(wasmPackage)) as Ort | { readonly default: Ort });
  ort.env.wasm.numThreads = threads;
  ort.env.wasm.wasmPaths = join(packageFolder('onnxruntime-web'), 'dist', '/');
  const options = { executionProviders: ['wasm'], graphOptimizationLevel: 'all', logSeverityLevel: 3 };
  return runtimeOf(ort, 'onnxruntime-web', packageVersion('onnxruntime-web'), options);
}

const exported = (module: Ort | { readonly default: Ort }): Ort =>
  'InferenceSession' in module ? module : module.default;

function runtimeOf(ort: Ort, name: string, version: string, options: Record<string, unknown>): Runtime {
  return {
    name,
    version,
    async open(file) {
      const session = await ort.InferenceSession.create(await readFile(file), options).catch(() => {
        throw damagedModel(file);
      });
      return networkOf(ort, session);
    },
  };
}

function networkOf(ort: Ort, session: Session): Network {
  const [inputName = ''] = session.inputNames;
  const [outputName = ''] = session.outputNames;
  return {
    async run(input, shape) {
      const outputs = await session.run({ [inputName]: new ort.Tensor('float32', input, shape) });
      const output = outputs[outputName];
      if (!(output?.data instanceof Float32Array)) throw new Error('the network gave no floats');
      return { data: output.data, shape: output.dims };
    },
    close: () => session.release(),
  };
}
