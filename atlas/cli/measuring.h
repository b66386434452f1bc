#pragma once
#include <vector>

#include "cli/json_forms.h"

namespace atlas::cli {

// Milliseconds since this process was started by the system (to a hundredth of a second), or since the program's first
// statement where the system does not say.
double ms_since_start();

double thread_cpu_ms();   // what this thread has had of a processor: other work on the machine does not count

double peak_memory_mb();   // the most that this process has had resident

// A part of the sorted values: 0.5 is the median. 0 of none.
double percentile(std::vector<double> values, double part);
double rounded_ms(double ms);   // to a hundredth

}  // namespace atlas::cli
