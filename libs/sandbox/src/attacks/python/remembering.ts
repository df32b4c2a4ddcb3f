import { CONVICTED, type Attack } from '../attack';
import { whenLoaded } from './attack';

/** `mark` leaves something behind; `seen` finds it in a later run: then runs would not be independent. */
function remembering(id: string, where: string, seen: string, mark: string, before = ''): Attack {
  const source = whenLoaded(
    `${before}\nseen = False\ntry:\n    seen = bool(${seen})\n    ${mark}\nexcept Exception: pass\nif seen: raise Exception('PWN' + 'ED')`,
  );
  return { id, what: `remembering across runs: ${where}`, source, allowed: CONVICTED };
}

/** Belongs to case 40, too: from one run to the next. */
export const REMEMBERING: readonly Attack[] = [
  remembering(
    '+10',
    'a function of the library',
    "hasattr(functools.wraps, 'mark')",
    'functools.wraps.mark = 1',
    'import functools',
  ),
  remembering(
    '+11',
    'a function of the runtime',
    "hasattr(print, 'mark') or hasattr(Thread.start, 'mark')",
    'Thread.start.mark = 1',
    'from threading import Thread',
  ),
  remembering(
    '+12',
    'an object of the library',
    "hasattr(dataclasses.MISSING, 'mark')",
    'dataclasses.MISSING.mark = 1',
    'import dataclasses',
  ),
  remembering(
    '+13',
    'a class of the library',
    "hasattr(queue.Empty, 'mark')",
    "M.__setattr__(queue.Empty, 'mark', 1)",
    'import queue\nclass M(type): pass',
  ),
  remembering(
    '+14',
    'an abstract class',
    'isinstance(1j, numbers.Real)',
    'numbers.Real.register(complex)',
    'import numbers',
  ),
  remembering(
    '+15',
    'the context of decimals',
    'decimal.getcontext().prec == 7',
    'decimal.getcontext().prec = 7',
    'import decimal',
  ),
  remembering('+16', 'a module', "hasattr(time, 'mark')", 'time.mark = 1', 'import time'),
  remembering(
    '+17',
    'the current thread',
    "hasattr(threading.current_thread(), 'mark')",
    'threading.current_thread().mark = 1',
    'import threading',
  ),
  remembering(
    '+18',
    'overloads',
    'typing.get_overloads(f)',
    '[typing.overload(f)]',
    'import typing\ndef f(): pass',
  ),
  remembering(
    '+19',
    'the state of random numbers',
    'random.random() != random.Random(SEED).random() and SEED is None',
    'random.seed(5)',
    'import random\nSEED = 0',
  ),
  remembering(
    '+20',
    'what a class of the library keeps',
    'len(pprint.PrettyPrinter._dispatch) > 100',
    'pprint.PrettyPrinter._dispatch.update((n, 1) for n in range(200))',
    'import pprint',
  ),
  remembering(
    '+21',
    'cleanups of test cases',
    'unittest.TestCase._class_cleanups',
    'unittest.TestCase._class_cleanups.append(1)',
    'import unittest',
  ),
  remembering(
    '+22',
    'annotations of a class',
    "'mark' in collections.UserList.__annotations__",
    "collections.UserList.__annotations__['mark'] = 1",
    'import collections',
  ),
  remembering(
    '+23',
    'attributes of a function of the library',
    "'mark' in textwrap.fill.__dict__",
    "textwrap.fill.__dict__['mark'] = 1",
    'import textwrap',
  ),
  remembering(
    '+24',
    'fields of a named tuple',
    'decimal.DecimalTuple._field_defaults',
    "decimal.DecimalTuple._field_defaults['sign'] = 1",
    'import decimal',
  ),
  remembering(
    '+25',
    'a class by a decorator of the library',
    "queue.Empty.__dict__.get('__final__') or hasattr(queue.Empty, '__final__')",
    'typing.final(queue.Empty)',
    'import queue, typing',
  ),
  remembering(
    '+26',
    'a function by a decorator of the library',
    "hasattr(textwrap.fill, '__override__')",
    'typing.override(textwrap.fill)',
    'import textwrap, typing',
  ),
  remembering(
    '+27',
    'a class by becoming a data class',
    "hasattr(queue.Empty, '__dataclass_fields__')",
    'dataclasses.dataclass(queue.Empty)',
    'import dataclasses, queue',
  ),
  remembering(
    '+28',
    "an object by another class's method",
    "hasattr(dataclasses.MISSING, '_locked')",
    'asyncio.Lock.__init__(dataclasses.MISSING)',
    'import asyncio, dataclasses',
  ),
  remembering(
    '+29',
    'the variables of an object',
    "'mark' in vars(dataclasses.MISSING)",
    "vars(dataclasses.MISSING)['mark'] = 1",
    'import dataclasses',
  ),
  remembering(
    '+30',
    'an object by the state of a copy',
    "hasattr(dataclasses.MISSING, 'mark')",
    'copy.copy(X())',
    "import copy, dataclasses\ndef get(): return dataclasses.MISSING\nclass X:\n    def __reduce_ex__(self, protocol): return get, (), {'mark': 1}",
  ),
  remembering(
    '+31',
    'a class in the body of another',
    "hasattr(queue.Empty, 'mark')",
    'f()',
    'import queue\ndef f():\n    class A: queue.Empty.mark = 1',
  ),
  remembering(
    '+32',
    'an abstract class, by map',
    'isinstance(1j, numbers.Real)',
    'list(map(numbers.Real.register, [complex]))',
    'import numbers',
  ),
  remembering(
    '+33',
    'what is cached',
    'urllib.parse.urlsplit.cache_info().currsize',
    "urllib.parse.urlsplit('http://a')",
    'import urllib.parse',
  ),
];
