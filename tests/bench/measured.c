/* SPDX-License-Identifier: GPL-3.0-or-later */

/* measured REPORT PROGRAM ARGS...: runs it and writes to the file REPORT, on one
 * line, its wall time and its CPU time in µs, its peak of memory in KiB and its
 * exit status, which is 128 and more for a signal.
 *
 * A process begins with the peak of the one that it was forked from, so that
 * nothing smaller than its parent can be measured: this one is small. */

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MICROSECONDS INT64_C (1000000)

static int64_t
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);

  return time.tv_sec * MICROSECONDS + time.tv_nsec / 1000;
}

static int64_t
microseconds (const struct timeval *time)
{
  return time->tv_sec * MICROSECONDS + time->tv_usec;
}

/* Who gives up waiting kills this program, and with it what it runs. */
static void
end_with_parent (void)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static pid_t
start (char **command)
{
  pid_t pid = fork ();

  if (pid != 0)
    return pid;

  end_with_parent ();
  execvp (command[0], command);
  perror (command[0]);
  _exit (127);
}

static int
write_report (const char          *path,
              int64_t              wall,
              const struct rusage *usage,
              int                  status)
{
  FILE *report = fopen (path, "w");

  if (report == NULL)
    return EXIT_FAILURE;

  fprintf (report, "%" PRId64 " %" PRId64 " %ld %d\n", wall,
           microseconds (&usage->ru_utime) + microseconds (&usage->ru_stime), usage->ru_maxrss,
           WIFSIGNALED (status) ? 128 + WTERMSIG (status) : WEXITSTATUS (status));

  return fclose (report) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int
main (int   argc,
      char *argv[])
{
  struct rusage usage;
  int64_t begin;
  pid_t pid;
  int status;

  if (argc < 3)
    {
      fprintf (stderr, "Usage: measured REPORT PROGRAM ARGS...\n");
      return EXIT_FAILURE;
    }

  end_with_parent ();
  begin = now ();
  pid = start (argv + 2);
  if (pid < 0 || wait4 (pid, &status, 0, &usage) != pid)
    {
      perror ("measured");
      return EXIT_FAILURE;
    }

  return write_report (argv[1], now () - begin, &usage, status);
}
