/*
 * side - files beside the stream: rejects, set-aside rows, reports
 *
 * Written to NAME.partial beside the target with mode 0600; side_keep_all gives them their
 * names (fsync, rename, fsync of the folder) once the input was seen sealed and standard
 * output took all but its last byte. An input, standard output's file, a link or a device
 * is never replaced. When the tool fails they stay as NAME.partial.
 */
#ifndef SIDE_H
#define SIDE_H

#include "io.h"

struct side {
	struct output out;
	const char *path;
	char *partial;
	struct side *next;
};

/* Start the file; 73 when it cannot be made. The struct must live until side_keep_all. */
void side_open(struct side *f, const char *path);

/* Finish and name all that were opened; 74 when that fails. */
void side_keep_all(void);

#endif
