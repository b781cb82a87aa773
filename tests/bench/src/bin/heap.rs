//! Counts how often a piece of work asks for memory: `heap <contender> <work>`.

#![allow(unsafe_code, reason = "an allocator can't be written otherwise")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};

use bench::job_of;

static CALLS: AtomicU64 = AtomicU64::new(0);

/// Counts requests for new and for larger memory, but not memory that is freed.
struct Counting;

#[global_allocator]
static HEAP: Counting = Counting;

fn count() {
    CALLS.fetch_add(1, Ordering::Relaxed);
}

// SAFETY: every call goes to `System` unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: as the caller promised.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: as the caller promised.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, start: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        // SAFETY: as the caller promised.
        unsafe { System.realloc(start, layout, size) }
    }

    unsafe fn dealloc(&self, start: *mut u8, layout: Layout) {
        // SAFETY: as the caller promised.
        unsafe { System.dealloc(start, layout) }
    }
}

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [contender, work] = &*arguments else { return ExitCode::FAILURE };
    let Some(job) = job_of(contender, work) else { return ExitCode::FAILURE };
    // The first call can make values that later calls use, so it isn't counted.
    job();
    let before = CALLS.load(Ordering::Relaxed);
    job();
    println!("{}", CALLS.load(Ordering::Relaxed) - before);
    ExitCode::SUCCESS
}
