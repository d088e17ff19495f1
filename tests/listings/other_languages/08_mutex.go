// A goroutine that waits for a mutex leaves its thread to the others.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

func main() {
	// ANCHOR: main
	runtime.GOMAXPROCS(1) // one thread runs all goroutines
	var lock sync.Mutex
	lock.Lock()
	second := make(chan bool)
	go func() {
		lock.Lock() // waits, and its thread goes on
		fmt.Println("second: has the lock")
		second <- true
	}()
	time.Sleep(20 * time.Millisecond) // stands in for the network, under the lock
	fmt.Println("first: lets go")
	lock.Unlock()
	<-second
	// ANCHOR_END: main
}
