//! Repeats a piece of work, for a profiler: `repeat <contender> <work> <times>`.

use std::process::ExitCode;

use bench::job_of;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [contender, work, times] = &*arguments else { return ExitCode::FAILURE };
    let job = job_of(contender, work);
    let (Some(job), Ok(times)) = (job, times.parse::<u32>()) else { return ExitCode::FAILURE };
    for _ in 0..times {
        job();
    }
    ExitCode::SUCCESS
}
