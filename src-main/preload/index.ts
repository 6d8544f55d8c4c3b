import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { exposeWire } from './exposeWire.ts';

exposeWire(contextBridge, ipcRenderer, webUtils);
