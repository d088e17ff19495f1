// A goroutine that never waits is interrupted, and 10,000 of them take little memory.
package main

import (
	"fmt"
	"runtime"
	"time"
)

// ANCHOR: main
func stacks() uint64 {
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	return memory.StackInuse
}

func main() {
	runtime.GOMAXPROCS(1) // one thread runs all goroutines
	go func() {
		for { // computes for ever
		}
	}()
	time.Sleep(time.Millisecond)
	fmt.Println("main goes on")

	before := stacks()
	for i := 0; i < 10_000; i++ {
		go func() { select {} }()
	}
	for runtime.NumGoroutine() < 10_002 {
		time.Sleep(time.Millisecond)
	}
	fmt.Println("a stack takes at most 4 KiB:", (stacks()-before)/10_000 <= 4096)
}
// ANCHOR_END: main
