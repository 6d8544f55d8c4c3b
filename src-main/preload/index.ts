import { contextBridge, ipcRenderer } from 'electron';
import { exposeWire } from './exposeWire.ts';

exposeWire(contextBridge, ipcRenderer);
